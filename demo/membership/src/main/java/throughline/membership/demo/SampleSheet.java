package throughline.membership.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import throughline.platform.files.table.TableWriter;

/**
 * A registrar's spreadsheet of births, in which a row is of each kind that the preview tells apart.
 *
 * @param same a member, written again as the desk enrolled it
 * @param like a member, written with another guardian
 * @param unnamed a member who had no name yet and has one now
 * @param others of whom the last is written with slips, and the others are new
 */
record SampleSheet(
    SampleFamily same, SampleFamily like, SampleFamily unnamed, List<SampleFamily> others) {

  private static final List<String> HEADER =
      List.of(
          "Register entry",
          "Given names",
          "Family name",
          "Date of birth",
          "Lives in",
          "Guardian",
          "Guardian is",
          "Guardian contact",
          "Postcode",
          "Library",
          "Card number");

  /** The file says of no newcomer which card it is. */
  private static final String OF_THE_STOCK = "";

  void write(Path file) throws IOException {
    try (var out = Files.newOutputStream(file);
        var table = TableWriter.to(out, TableWriter.Kind.CSV, "Births", HEADER)) {
      table.row(row(same, same.guardianInFull(), same.card(), ""));
      table.row(row(like, "Grandparent of " + like.child(), OF_THE_STOCK, ""));
      table.row(row(unnamed, unnamed.guardianInFull(), unnamed.card(), ""));
      for (var family : others.subList(0, others.size() - 1)) {
        table.row(row(family, family.guardianInFull(), OF_THE_STOCK, "OX1 1ND"));
      }
      var slips = others.get(others.size() - 1);
      table.row(row(slips, "", slips.card().replaceFirst("^2", "3"), "OX1 1N"));
    }
  }

  private static Object[] row(SampleFamily family, String guardian, String card, String postcode) {
    return new Object[] {
      "OXF/%d".formatted(family.number()),
      family.child(),
      family.family(),
      family.born(),
      family.residence(),
      guardian,
      family.relationship().label(),
      family.contact(),
      postcode,
      family.library(),
      card
    };
  }
}
