package throughline.volunteers.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.Contact;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.TypedRow;
import throughline.publishing.library.Library;

/**
 * One row of a spreadsheet of volunteers.
 *
 * @param problems of which none means that it is right
 */
record ImportedRow(TypedRow row, Contact contact, List<String> places, List<String> problems) {
  static final Column NAME =
      Column.required("name", "Name", "full name", "volunteer", "volunteer name");
  private static final Column EMAIL =
      Column.optional("email", "Email", "e-mail", "email address", "e-mail address");
  private static final Column PHONE =
      Column.optional("phone", "Phone", "telephone", "mobile", "phone number");
  private static final Column PLACE =
      Column.required("places", "Place", "places", "library", "libraries", "helps at", "site");

  static final List<Column> COLUMNS = List.of(NAME, EMAIL, PHONE, PLACE);

  static ImportedRow read(TypedRow row, List<Library> own) {
    var fields = new Fields();
    var contact = Contact.read(fields, row.text(NAME), row.text(EMAIL), row.text(PHONE));
    var places = places(fields, row.text(PLACE), own);
    var problems = new ArrayList<String>();
    if (row.cutShort()) {
      problems.add(TypedRow.CUT_SHORT);
    }
    fields.errors().forEach(error -> problems.add(column(error.field()).problem(error.message())));
    return new ImportedRow(row, contact, places, problems);
  }

  private static List<String> places(Fields fields, String typed, List<Library> own) {
    var codes = new LinkedHashSet<String>();
    for (var part : typed.split("[;/]")) {
      own.stream()
          .filter(
              each ->
                  each.code().equalsIgnoreCase(part.strip())
                      || each.name().equalsIgnoreCase(part.strip()))
          .findFirst()
          .map(Library::code)
          .ifPresentOrElse(
              codes::add,
              () ->
                  fields.reject(
                      "places", "enter the name or code of your places, with ; between several"));
    }
    return List.copyOf(codes);
  }

  private static Column column(String field) {
    return COLUMNS.stream()
        .filter(each -> each.key().equals(field))
        .findFirst()
        .orElse(TypedRow.ROW);
  }

  boolean right() {
    return problems.isEmpty();
  }

  /** Hides who it is from any log that this object slips into. */
  @Override
  public String toString() {
    return "ImportedRow " + row.number();
  }
}
