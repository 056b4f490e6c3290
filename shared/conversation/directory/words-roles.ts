import type { Role } from '../../domain/directory/person.ts';

const roleNames: Readonly<Record<Role, string>> = {
  administrator: '管理员',
  officer: '局工作人员',
  leader: '局领导',
  street: '街道工作人员',
  liaison: '信息联络员',
  auditor: '审计（只读）',
  guest: '访客',
};

export const roleName = (role: Role): string => roleNames[role];
