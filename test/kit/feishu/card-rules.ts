const common = ['tag', 'element_id', 'margin'];
const field = ['name', 'required', 'disabled', 'width', 'placeholder', 'behaviors', 'confirm', 'type'];
const container = [
  'direction',
  'padding',
  'vertical_spacing',
  'horizontal_spacing',
  'vertical_align',
  'horizontal_align',
  'elements',
];

/** What each tag may have in JSON 2.0; anything else and the platform refuses the card. */
export const knownKeys: Readonly<Record<string, readonly string[]>> = {
  markdown: [...common, 'content', 'text_size', 'text_align', 'icon'],
  div: [...common, 'text', 'fields', 'icon', 'width'],
  plain_text: ['tag', 'content', 'text_size', 'text_color', 'text_align', 'lines', 'i18n_content'],
  lark_md: ['tag', 'content', 'text_size', 'text_align'],
  text_tag: ['tag', 'text', 'color'],
  img: [
    ...common,
    'img_key',
    'alt',
    'title',
    'mode',
    'preview',
    'scale_type',
    'size',
    'corner_radius',
    'transparent',
  ],
  hr: common,
  column_set: [
    ...common,
    'flex_mode',
    'background_style',
    'horizontal_spacing',
    'horizontal_align',
    'columns',
    'action',
  ],
  column: [...common, ...container, 'width', 'weight', 'background_style', 'action'],
  form: [...common, ...container, 'name', 'confirm'],
  button: [...common, ...field, 'size', 'text', 'icon', 'hover_tips', 'disabled_tips', 'form_action_type'],
  input: [
    ...[...common, ...field, 'input_type', 'max_length', 'rows', 'auto_resize', 'max_rows', 'default_value'],
    ...['label', 'label_position', 'show_icon', 'value'],
  ],
  select_static: [...common, ...field, 'options', 'initial_option', 'initial_index'],
  multi_select_static: [...common, ...field, 'options', 'selected_values'],
  select_person: [...common, ...field, 'options'],
  date_picker: [...common, ...field, 'initial_date', 'value'],
  picker_time: [...common, ...field, 'initial_time', 'value'],
  picker_datetime: [...common, ...field, 'initial_datetime', 'value'],
  checker: [...common, ...field, 'text', 'checked'],
};

/** The same for the parts that have no tag, by the name they stand under. */
export const knownParts: Readonly<Record<string, readonly string[]>> = {
  '': ['schema', 'config', 'header', 'body', 'card_link'],
  config: ['update_multi', 'enable_forward', 'width_mode', 'summary', 'style', 'streaming_mode'],
  summary: ['content', 'i18n_content'],
  header: ['title', 'subtitle', 'text_tag_list', 'template', 'icon', 'padding'],
  body: container,
  confirm: ['title', 'text'],
  options: ['text', 'value', 'icon'],
  behaviors: ['type', 'value', 'default_url', 'android_url', 'ios_url', 'pc_url'],
  fields: ['is_short', 'text'],
};

export const templates = [
  ...[
    'blue',
    'wathet',
    'turquoise',
    'green',
    'yellow',
    'orange',
    'red',
    'carmine',
    'violet',
    'purple',
    'indigo',
  ],
  ...['grey', 'default'],
];

export const inputs = [
  ...[
    'input',
    'select_static',
    'multi_select_static',
    'select_person',
    'date_picker',
    'picker_time',
    'picker_datetime',
  ],
  'checker',
];
