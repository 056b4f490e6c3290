import type { FormField } from '../../shared/domain/message.ts';
import type { Face } from '../../shared/flows/pages/open.ts';

/** A small page for a telephone. All of it works without the script, which only makes photos smaller. */
export function pageHtml({ title, text, fields = [], refused, form }: Face): string {
  const body = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{style}</style>
        {form?.photo ? <script src="/p/small.js" defer></script> : null}
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {text.split('\n').map((line) => (
            <p>{line}</p>
          ))}
          {fields.map(({ label, value }) => (
            <p>
              <span class="label">{label}</span> {value}
            </p>
          ))}
          {refused ? (
            <p class="refused" role="alert">
              {refused}
            </p>
          ) : null}
          {form ? <Form form={form} /> : null}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${body}`;
}

function Form({ form }: { form: NonNullable<Face['form']> }) {
  return (
    <form method="post" enctype="multipart/form-data">
      {form.once ? <input type="hidden" name="once" value={form.once} autocomplete="off" /> : null}
      {form.fields.map((field) => (
        <p>
          <label for={field.name}>{field.label}</label>
          <Input field={field} />
        </p>
      ))}
      {form.photo ? (
        <p>
          <label for="photo">{form.photo}</label>
          <input id="photo" type="file" name="photo" accept="image/*" multiple />
        </p>
      ) : null}
      <button type="submit">{form.button}</button>
    </form>
  );
}

const types = { text: 'text', number: 'number', date: 'date' } as const;

function Input({ field }: { field: FormField }) {
  const { name, required, options = [] } = field;
  switch (field.kind) {
    case 'long-text':
      return <textarea id={name} name={name} rows={4} maxlength={1000} required={required}></textarea>;
    case 'choice':
    case 'choices':
      return (
        <select id={name} name={name} required={required} multiple={field.kind === 'choices'}>
          {options.map(({ value, label }) => (
            <option value={value}>{label}</option>
          ))}
        </select>
      );
    case 'text':
    case 'number':
    case 'date':
      return <input id={name} type={types[field.kind]} name={name} maxlength={200} required={required} />;
  }
}

const style = `
body{margin:0;background:#f5f5f5;color:#1f1f1f;font:17px/1.6 -apple-system,PingFang SC,Microsoft YaHei,sans-serif}
main{max-width:560px;margin:0 auto;padding:20px 16px;background:#fff;min-height:100vh;box-sizing:border-box}
h1{font-size:20px;margin:0 0 12px}
p{margin:0 0 8px;word-wrap:break-word}
.refused{padding:10px 12px;border-left:4px solid #b3261e;background:#fdecea}
.label{color:#595959;font-size:15px}
label{display:block;margin:14px 0 4px;color:#595959;font-size:15px}
input,textarea,select{width:100%;box-sizing:border-box;padding:10px;font:inherit;border:1px solid #8c8c8c;border-radius:6px}
button{width:100%;padding:14px;margin-top:12px;font:inherit;color:#fff;background:#0b57d0;border:0;border-radius:6px}
button[disabled]{background:#8c8c8c}
`;

/** For old browsers too: no modules, no arrow functions. Photos become JPEGs of at most 1280 pixels. A page gone back to as it was left can be sent again. */
export const script = `
(function () {
  var form = document.forms[0], input = form && form.elements.photo;
  if (!input || !window.FileReader) return;
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    form.removeAttribute('data-sent');
    form.querySelector('button').disabled = false;
    [].slice.call(form.querySelectorAll('input[name=small]')).forEach(function (old) { form.removeChild(old); });
  });
  form.addEventListener('submit', function (event) {
    var files = [].slice.call(input.files, 0, 3), left = files.length;
    var button = form.querySelector('button');
    if (form.getAttribute('data-sent')) { event.preventDefault(); return; }
    form.setAttribute('data-sent', '1');
    if (!left) { button.disabled = true; return; }
    event.preventDefault();
    button.disabled = true;
    files.forEach(function (file) {
      var reader = new FileReader();
      reader.onload = function () {
        var image = new Image();
        image.onload = function () { done(smaller(image)); };
        image.onerror = function () { done(reader.result); };
        image.src = reader.result;
      };
      reader.onerror = function () { done(''); };
      reader.readAsDataURL(file);
    });
    function smaller(image) {
      var scale = Math.min(1, 1280 / Math.max(image.width, image.height));
      var canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/jpeg', 0.8);
    }
    function done(url) {
      var field = document.createElement('input');
      field.type = 'hidden'; field.name = 'small'; field.value = url;
      form.appendChild(field);
      left -= 1;
      if (left === 0) { input.value = ''; form.submit(); }
    }
  });
})();
`;
