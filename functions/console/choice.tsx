interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Code and word of each. */
  readonly options: readonly (readonly [string, string])[];
  /** What it says where nothing is chosen; '' where something always is. */
  readonly none?: string;
}

/** One filter of a list; with script the list follows it at once. */
export function Choice({ name, label, value, options, none = '全部' }: Props) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} data-submits>
        {none !== '' && <option value="">{none}</option>}
        {options.map(([code, text]) => (
          <option value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
