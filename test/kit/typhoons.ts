/** A storm that never was, as three services tell it: at 9 o'clock 500 km to the south-east of the town. */
export const nmcList =
  'typhoon_jsons_list_default(({"typhoonList":[[1,"SHIFENG","试风\\n","2601","2601",null,null,"start"],[2,"TING","停风","2600","2600",null,null,"stop"]]}))';

export const nmcView =
  'typhoon_jsons_view_1({"typhoon":[1,"SHIFENG","试风",2601,2601,null,null,"start",[[11,"202605112200",1778536800000,"TS",123,20,998,9999,"NW",20,[],null,null],[12,"202605120100",1778547600000,"STS",122.5,21,985,30,"NW",20,[["30KTS",300,200,150,250,12]],{"BABJ":[[12,"202605120100",121,22,980,33,"BABJ","TY"]]},["x"]]],[]]})';

export const zjInfo = {
  ...{ tfid: '202601', name: '试风', enname: 'SHIFENG', isactive: '1' },
  land: [{ lat: '21.00', lng: '122.50', time: '2026/5/12 9:00:00' }],
  points: [
    {
      ...{ time: '2026/5/12 9:00:00', lng: '122.5', lat: '21', strong: '强热带风暴(STS)', power: '11' },
      ...{ speed: '30', pressure: '985', radius7: '300|200|250|150', radius10: '', radius12: '' },
      ...{ forecast: [], ckposition: null, jl: null },
    },
  ],
};
