import type { Person, Role } from '../../shared/domain/directory/person.ts';
import { personId } from '../../shared/domain/ids.ts';
import { streets, unitsOf } from './units.ts';

type Given = Pick<Person, 'name'> &
  Partial<Pick<Person, 'nicknames' | 'post' | 'roles' | 'street'>> & { readonly id: string };

const given: readonly Given[] = [
  {
    id: 'zhou',
    name: '周敏',
    nicknames: ['周姐'],
    post: '安全生产科科长',
    roles: ['administrator', 'officer'],
  },
  { id: 'wu', name: '吴海涛', nicknames: ['老吴'], post: '市场运行科副科长', roles: ['officer'] },
  { id: 'he', name: '何静', nicknames: ['小何'], post: '安全生产科科员', roles: ['officer'] },
  { id: 'lin', name: '林国栋', nicknames: ['林局'], post: '分管副局长', roles: ['leader'] },
  { id: 'tang', name: '唐文慧', nicknames: ['唐局'], post: '副局长', roles: ['leader'] },
  { id: 'sun', name: '孙倩', post: '江湾街道经济服务办', roles: ['street'], street: streets.jiangwan },
  { id: 'luo', name: '罗志强', post: '北苑街道经济服务办', roles: ['street'], street: streets.beiyuan },
  { id: 'chen', name: '陈思远', nicknames: ['小陈'], post: '安全部经理' },
  { id: 'xu', name: '徐丽', post: '店长' },
  { id: 'zhao', name: '赵大勇', nicknames: ['老赵'], post: '市场管理员' },
  { id: 'liu', name: '刘芳', post: '店长' },
  { id: 'song', name: '宋佳', post: '前厅经理' },
  { id: 'guo', name: '郭晓东', post: '夜市管理处主任' },
  { id: 'li', name: '李建国', nicknames: ['老李'], post: '站长' },
  { id: 'ma', name: '马俊', nicknames: ['小马'], post: '安全主管' },
  { id: 'gao', name: '高强', post: '车间主任' },
  { id: 'deng', name: '邓伟', post: '行政经理' },
  { id: 'yang', name: '杨帆', post: '运营总监' },
];

/** Everybody of the directory. On the sandbox's platform each is called by the id he has here. */
export const people: readonly Person[] = given.map((person, place) => ({
  ...{ nicknames: [], roles: ['liaison'] satisfies Role[] },
  ...person,
  id: personId(person.id),
  phone: `199${String(60_010_000 + place * 137)}`,
  units: unitsOf(person.id),
  addresses: [{ channel: 'sandbox', kind: 'person', id: person.id }],
  active: true,
}));
