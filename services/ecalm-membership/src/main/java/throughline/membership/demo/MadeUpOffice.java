package throughline.membership.demo;

import java.util.List;
import throughline.contracts.places.Library;
import throughline.platform.core.permission.Places;
import throughline.platform.demo.DemoPeople;

/**
 * A registration office.
 *
 * @param percent of the county's births
 * @param registrar the sign-in's own name for who works there
 * @param libraries those of the district where most of its families live
 */
record MadeUpOffice(String code, int percent, String registrar, List<Library> libraries) {

  static List<MadeUpOffice> all(DemoPeople people) {
    return List.of(
        of("OXFORD", 30, "E07000178", people.named("registrar").subject()),
        of("BANBURY", 24, "E07000177", people.named("registrar-banbury").subject()),
        of("ABINGDON", 17, "E07000180", people.madeUp("registrar", 1).subject()),
        of("HENLEY", 16, "E07000179", people.madeUp("registrar", 2).subject()),
        of("WITNEY", 13, "E07000181", people.madeUp("registrar", 3).subject()));
  }

  private static MadeUpOffice of(String code, int percent, String district, String registrar) {
    var libraries =
        Library.seed().stream().filter(library -> library.districtCode().equals(district)).toList();
    return new MadeUpOffice(code, percent, registrar, libraries);
  }

  Places places() {
    return Places.of(code);
  }
}
