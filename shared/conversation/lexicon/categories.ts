/** What kind of hazard: how people name it, and whose business it usually is (it varies by place). */
export interface HazardCategory {
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  /** Words that settle it, words that speak for it, words that only lean; separated by spaces. */
  readonly telling: string;
  readonly usual: string;
  readonly faint: string;
}

export const hazardCategories: readonly HazardCategory[] = [
  {
    code: 'fire_exit',
    name: '疏散通道、安全出口、消防车通道',
    authority: '消防救援机构',
    telling:
      '消防通道 疏散通道 安全通道 安全出口 安全门 逃生 消防车道 消防车通道 登高面 疏散楼梯 疏散门 应急出口',
    usual:
      '楼梯间 出口被 通道被 占用通道 堵住 堵塞 堵死 堵通道 占道 通道堆 通道 楼道堆 推不开 砌死 封死 焊死',
    faint: '上锁 锁着 锁闭 锁死 打不开 楼道 堆货 堆满 堆放 杂物 纸箱',
  },
  {
    code: 'fire_equipment',
    name: '消防设施、器材',
    authority: '消防救援机构',
    telling:
      '灭火器 消火栓 消防栓 喷淋 喷头 烟感 温感 应急照明 应急灯 疏散指示 指示牌 指示灯 消防主机 消防水泵 消防水带 水枪 水带 报警主机 防毒面具 微型消防站 消防水池 消防设施 消防器材 灭火毯 安全出口指示 安全出口灯 出口指示 消防软管 手报 消防泵 出口灯 消防箱 消防水',
    usual: '火灾报警 烟雾报警 声光报警',
    faint: '压力不足',
  },
  {
    code: 'fire_shutter',
    name: '防火分隔、防火门、卷帘',
    authority: '消防救援机构',
    telling: '卷帘 防火门 防火分区 防火墙 防火封堵 常闭门 闭门器',
    usual: '封堵 防火',
    faint: '',
  },
  {
    code: 'gas',
    name: '燃气',
    authority: '住建（燃气）主管部门',
    telling:
      '燃气 煤气 天然气 瓦斯 液化气 液化石油气 气瓶 钢瓶 减压阀 调压 漏气 瓶装气 煤气罐 气罐 燃气报警器 软管',
    usual: '切断阀 报警器 连接管 大罐 罐子 炉具',
    faint: '气味',
  },
  {
    code: 'alcohol_fuel',
    name: '醇基燃料',
    authority: '应急、市场监管、消防（按当地分工）',
    telling: '醇基 醇油 甲醇 生物油 生物燃料 酒精油 酒精燃料 醇燃料 醇基燃油',
    usual: '燃料桶',
    faint: '',
  },
  {
    code: 'electric',
    name: '用电、电气线路',
    authority: '消防、供电、住建',
    telling:
      '电线 飞线 私拉 乱接 插排 插座 插线板 接线板 配电箱 配电柜 配电房 配电室 电箱 配电间 电闸 漏电 短路 跳闸 空开 电缆 电表箱 开关盒 充电宝 取暖器 电热器 小太阳',
    usual: '线路 线头 裸露 烧黑 烧焦 打火 冒火星 发热 发烫 接线 断路 用电',
    faint: '老化',
  },
  {
    code: 'ebike',
    name: '电动自行车停放、充电',
    authority: '消防、公安、街道',
    telling: '电动车 电动自行车 电瓶车 电单车 小电驴 锂电 充电桩',
    usual: '电瓶 蓄电池 充电',
    faint: '',
  },
  {
    code: 'special_equipment',
    name: '特种设备',
    authority: '市场监管局',
    telling: '电梯 扶梯 货梯 困人 锅炉 压力容器 压力表 叉车 起重 行车吊 游乐设施 检验标志',
    usual: '游乐 安全阀 合格证过期 年检',
    faint: '',
  },
  {
    code: 'structure',
    name: '房屋结构、大跨度、自建房',
    authority: '住建部门',
    telling: '墙体 墙裂 坍塌 垮塌 沉降 承重墙 承重柱 大跨度 自建房 违建 钢结构 钢架 钢梁',
    usual: '裂缝 开裂 钢棚 屋顶 屋面 漏雨 彩钢 夹芯板 雨棚 吊顶 天花板 墙皮 梁 柱子 变形',
    faint: '',
  },
  {
    code: 'crowd',
    name: '人员密集、踩踏',
    authority: '公安',
    telling: '人太多 拥挤 踩踏 扎堆 限流 超员 人山人海 爆满 人挤人 挤满了 挤满人 人挤',
    usual: '客流 人流 排队 挤得 挤满',
    faint: '',
  },
  {
    code: 'ammonia',
    name: '食品冷库、液氨制冷',
    authority: '应急管理部门',
    telling: '液氨 氨气 氨机 氨味 氨水 涉氨',
    usual: '冷库 制冷 速冻 压缩机',
    faint: '',
  },
  {
    code: 'fuel_station',
    name: '加油站、成品油',
    authority: '应急管理部门（商务为行业管理）',
    telling: '加油区 卸油 油罐 油气 加油枪 加油机 静电 散装汽油 散装油 汽油 柴油 油品',
    usual: '加油 罐车',
    faint: '打电话',
  },
  {
    code: 'hot_work',
    name: '动火作业',
    authority: '消防、应急',
    telling:
      '动火 电焊 气割 焊接 气焊 焊工 动火证 切割 看火 焊渣 乙炔 割炬 喷灯 氧焊 焊广告 焊招牌 焊架 焊火花',
    usual: '施工 明火 火花',
    faint: '',
  },
  {
    code: 'work_at_height',
    name: '高处作业',
    authority: '应急、住建',
    telling:
      '高空作业 高处作业 安全带 脚手架 登高作业 吊篮 人字梯 安全绳 蜘蛛人 外墙清洗 清洗外墙 洗玻璃 擦外墙 刷外墙 挂绳',
    usual: '高空 高处 登高 梯子 擦玻璃',
    faint: '安全帽',
  },
  {
    code: 'confined_space',
    name: '有限空间',
    authority: '应急管理部门',
    telling: '有限空间 化粪池 污水井 污水池 水箱 发酵池 地窖 隔油池 腌制池',
    usual: '井口 井盖 下井 集水井 检修井',
    faint: '',
  },
  {
    code: 'kitchen_fume',
    name: '餐饮厨房油烟',
    authority: '消防',
    telling: '排烟管 排烟罩 油烟 烟道 油垢 烟罩 自动灭火装置 油污',
    usual: '排烟 灶台 烤肉 炭火 油锅',
    faint: '后厨 厨房',
  },
  {
    code: 'billboard',
    name: '户外广告牌、外墙附着物',
    authority: '城管',
    telling: '广告牌 招牌 门头 灯箱 LED屏 led屏 外墙 幕墙 店招 空调外机',
    usual: '玻璃 横幅 条幅',
    faint: '',
  },
  {
    code: 'falling_object',
    name: '高空坠物',
    authority: '城管、住建',
    telling: '高空坠物 坠落 掉下来 高空抛物',
    usual: '掉落 快掉 脱落 要掉',
    faint: '松动 松了',
  },
  {
    code: 'flood',
    name: '积水、内涝',
    authority: '水务、应急',
    telling: '积水 进水 水淹 被淹 倒灌 内涝 渗水 水泵房 沙袋 挡水板',
    usual: '漏水 排水 下沉 水沟 下水道',
    faint: '',
  },
  {
    code: 'ice',
    name: '结冰、积雪、湿滑',
    authority: '属地',
    telling: '结冰 积雪 雪太厚 湿滑 滑倒 很滑 冰溜 打滑 路滑 太滑 冰柱',
    usual: '地滑 除雪 防滑',
    faint: '',
  },
  {
    code: 'shelving',
    name: '货架、堆垛',
    authority: '应急',
    telling: '货架 堆垛 堆放过高 码放 堆得太高 堆太高 堆高',
    usual: '倾倒 摇晃 超高',
    faint: '',
  },
  {
    code: 'elv_dismantling',
    name: '报废机动车拆解、再生资源',
    authority: '商务、生态环境、应急',
    telling: '报废车 拆解 废电池 动力电池 废油 废品 再生资源 回收站 废旧 废机油',
    usual: '废铁 报废',
    faint: '',
  },
  {
    code: 'exhibition',
    name: '展会、促销活动临建',
    authority: '公安、消防',
    telling: '展位 展台 桁架 阻燃 展会 舞台 展馆 临时用电 特装 气拱门',
    usual: '搭建 促销 活动现场 帐篷 搭台 搭的架 展厅 布展',
    faint: '',
  },
  {
    code: 'smoking',
    name: '吸烟、用火',
    authority: '单位自管',
    telling: '抽烟 吸烟 烟头 烟蒂 明火取暖 蜡烛 孔明灯 烟花 鞭炮 放炮 烧纸 焚烧 点烟 叼烟 叼着烟 烟灰',
    usual: '点火 打火机',
    faint: '',
  },
  {
    code: 'hazmat',
    name: '危险化学品、易燃物',
    authority: '应急管理部门',
    telling: '酒精 油漆 稀释剂 香蕉水 危化品 易燃 易爆 化学品 双氧水 危险品 消毒液 84',
    usual: '泡沫板 可燃物',
    faint: '',
  },
  {
    code: 'management',
    name: '基础管理',
    authority: '商务、应急',
    telling:
      '无证上岗 未培训 没培训 没有预案 无预案 未演练 没演练 台账 责任制 巡查记录 值班缺岗 持证 操作证 上岗证 特种作业证',
    usual: '制度 培训 预案 记录',
    faint: '',
  },
  {
    code: 'residence_mixed',
    name: '三合一、违规住人',
    authority: '消防、街道',
    telling: '住人 住着 有人住 睡人 住宿 三合一 阁楼睡 仓库睡 过夜 留宿 店里睡 睡觉 打地铺',
    usual: '员工宿舍',
    faint: '',
  },
  {
    code: 'public_facility',
    name: '公共设施',
    authority: '城管、市政',
    telling: '盲道 井盖 路灯 地砖 护栏 扶手 栏杆 围栏 围挡 石墩 减速带',
    usual: '台阶 地面 坑',
    faint: '',
  },
];
