import type { AnnexDefinition } from '../../definition.ts';
import { RECIPIENTS } from '../recipients.ts';

export const mca2021Annex1: AnnexDefinition = {
  id: 'mca2021-annex1',
  version: 1,
  code: '附件1',
  title: '社会组织援藏援疆工作省级联络员表',
  layout: 'list',
  notice: 'mca2021',
  year: 2021,
  header: [{ key: 'reportingUnit', label: '单位', aliases: ['填报单位', '报送单位'], required: true }],
  fields: [
    {
      key: 'name',
      label: '姓名',
      aliases: ['联络员', '联络员姓名'],
      type: 'text',
      required: 'yes',
      options: { max: 50 },
    },
    { key: 'officePhone', label: '工作电话', aliases: ['办公电话', '座机', '电话'], type: 'landline', required: 'yes' },
    { key: 'mobile', label: '手机', aliases: ['手机号', '手机号码', '移动电话'], type: 'mobile', required: 'yes' },
    { key: 'email', label: '电子信箱', aliases: ['电子邮箱', '邮箱', 'E-mail'], type: 'email', required: 'yes' },
  ],
  rules: [],
  notes: [],
  scope: {
    within: null,
    levels: ['province'],
    only: RECIPIENTS,
    nil: false,
    quote: '(仅西藏、新疆、云南、青海、四川、甘肃、兵团填报)',
  },
  deadline: { monthDay: '06-30', quote: '请于6月30日前传真至（010）58124054' },
};
