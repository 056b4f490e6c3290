/** Words by which somebody asks not to be named, once for those that hear them and those that leave them out. */
export const dont = '(?:别|不要|不能|千万别|请勿|勿)';
export const noName = '(?:不方便|不便|不想|不愿意?|请勿|不要)(?:透露|留|写|暴露|公开)(?:姓名|名字|身份|个人)';
export const leftNoName = '(?:不|别|没)留(?:姓名|名字?(?![片单牌]))';
export const keptFromThem =
  '老板|经理|店长|领导|主管|单位|公司|业主|物业|他们|我|名字|谁|(?:说|讲|报|反映|举报)的';
export const tells = '(?:说|让|告诉|透露|提|暴露|泄露|写|公开|署)';
