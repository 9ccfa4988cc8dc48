package throughline.membership.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import throughline.membership.desk.enrolment.ChildRequest;
import throughline.membership.desk.enrolment.Enrolment;
import throughline.membership.desk.enrolment.EnrolmentRequest;
import throughline.membership.desk.enrolment.ParseEnrolment;
import throughline.membership.imports.LoadFacts.FileFacts;
import throughline.membership.person.vault.AddressPolicy;
import throughline.membership.person.vault.Relationship;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Column;

/** Turns the rows of a visit into an enrolment by the rules of the desk, or says what is wrong. */
final class ParseVisit {

  /**
   * What was read.
   *
   * @param problems of each row, in the order of the rows
   * @param enrolment empty if anything is wrong
   */
  record Reading(
      List<ImportRow> rows, List<List<String>> problems, Optional<Enrolment> enrolment) {}

  private static final Pattern OTHER = Pattern.compile("others\\.(\\d+)\\.(.*)");

  private static final String FORMULA_STARTS = "=+-@";

  private static final Pattern LOST_ZERO = Pattern.compile("[1-9][0-9]{9}");

  private static final List<Column> NEVER_A_FORMULA =
      List.of(
          BirthColumns.GIVEN_NAMES,
          BirthColumns.FAMILY_NAME,
          BirthColumns.GUARDIAN,
          BirthColumns.SECOND_GUARDIAN,
          BirthColumns.ADDRESS);

  private static final String GUARDIANS =
      "write Mother, Father, Parent, Grandparent, Foster carer, Local authority or Somebody else";

  private static final Map<Column, String> HINTS =
      Map.of(
          BirthColumns.LIBRARY,
          "write the name or code of a library of the county, such as Banbury or BANB",
          BirthColumns.LIVES_IN,
          "write a district of the county, such as Cherwell, or Outside the county, or Not known",
          BirthColumns.GUARDIAN_IS,
          GUARDIANS,
          BirthColumns.SECOND_GUARDIAN_IS,
          GUARDIANS,
          BirthColumns.ADDRESS_IS,
          "write Open, Withheld or Secret, or leave it out",
          BirthColumns.NOT_NAMED_YET,
          "write Yes, or leave it out");

  private final List<ImportRow> rows;
  private final Integer monthFirstRow;
  private final FileFacts facts;
  private final LocalDate today;
  private final List<List<String>> problems = new ArrayList<>();

  private ParseVisit(
      List<ImportRow> rows, Integer monthFirstRow, FileFacts facts, LocalDate today) {
    this.rows = rows;
    this.monthFirstRow = monthFirstRow;
    this.facts = facts;
    this.today = today;
  }

  static Reading of(List<ImportRow> rows, Integer monthFirstRow, FileFacts facts, LocalDate today) {
    return new ParseVisit(rows, monthFirstRow, facts, today).read();
  }

  private Reading read() {
    rows.forEach(row -> problems.add(inCells(row)));
    Optional<Enrolment> enrolment = Optional.empty();
    try {
      enrolment = Optional.of(new ParseEnrolment(facts.known(), today).read(request()));
    } catch (InvalidInput wrong) {
      wrong.errors().forEach(this::note);
    }
    var isRight = problems.stream().allMatch(List::isEmpty);
    return new Reading(rows, problems, enrolment.filter(read -> isRight));
  }

  private List<String> inCells(ImportRow row) {
    var wrong = new ArrayList<String>();
    Optional.ofNullable(row.found()).ifPresent(found -> wrong.addAll(found.lines().toList()));
    for (var column : NEVER_A_FORMULA) {
      var text = row.text(column);
      if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
        wrong.add(
            column.problem(
                "it begins with %s, which a spreadsheet program runs as a formula. Remove it"
                    .formatted(text.charAt(0))));
      }
    }
    for (var column :
        List.of(BirthColumns.GUARDIAN_CONTACT, BirthColumns.SECOND_GUARDIAN_CONTACT)) {
      if (LOST_ZERO.matcher(row.text(column)).matches()) {
        wrong.add(
            column.problem(
                "the 0 at the beginning was lost, as a spreadsheet program does. Format the column"
                    + " as text and write 0%s".formatted(row.text(column))));
      }
    }
    DateOrder.doubt(row.text(BirthColumns.DATE_OF_BIRTH), monthFirstRow, today)
        .map(BirthColumns.DATE_OF_BIRTH::problem)
        .ifPresent(wrong::add);
    wrong.addAll(otherFamily(row));
    return wrong;
  }

  private List<String> otherFamily(ImportRow row) {
    var first = rows.get(0);
    return BirthColumns.OF_THE_FAMILY.stream()
        .filter(column -> row.says(column) && !row.text(column).equals(first.text(column)))
        .map(
            column ->
                column.problem(
                    "it is not what row %d says, which is of the same birth. Write the same"
                        .formatted(first.number())))
        .toList();
  }

  private void note(FieldError error) {
    var other = OTHER.matcher(error.field());
    var place = other.matches() ? Integer.parseInt(other.group(1)) + 1 : 0;
    var field = other.matches() ? other.group(2) : error.field();
    var ofRow = problems.get(place);
    var problem = inWords(rows.get(place), BirthColumns.ofField(field).problem(error.message()));
    var column = problem.substring(0, problem.indexOf(':') + 1);
    if (ofRow.stream().noneMatch(said -> said.startsWith(column))) {
      ofRow.add(problem);
    }
  }

  private static String inWords(ImportRow row, String problem) {
    if (problem.startsWith(BirthColumns.GIVEN_NAMES.label())
        && !row.says(BirthColumns.GIVEN_NAMES)
        && !row.says(BirthColumns.FAMILY_NAME)) {
      return BirthColumns.GIVEN_NAMES.problem(
          "write the child's name: one name is enough. Or write Yes under Not named yet");
    }
    return HINTS.entrySet().stream()
        .filter(hint -> problem.startsWith(hint.getKey().label() + ":"))
        .map(hint -> hint.getKey().problem(hint.getValue()))
        .findFirst()
        .orElse(problem);
  }

  private EnrolmentRequest request() {
    var first = rows.get(0);
    var child = child(first);
    return new EnrolmentRequest(
        null,
        child.childGivenNames(),
        child.childFamilyName(),
        child.naming(),
        child.birthOrder(),
        child.dateOfBirth(),
        facts.residenceCode(first.text(BirthColumns.LIVES_IN)),
        first.text(BirthColumns.GUARDIAN),
        relationship(first.text(BirthColumns.GUARDIAN_IS)),
        first.text(BirthColumns.GUARDIAN_CONTACT),
        first.text(BirthColumns.GUARDIAN_MAY_BE_CONTACTED).toUpperCase(Locale.UK),
        null,
        facts.libraryCode(first.text(BirthColumns.LIBRARY)),
        child.cardNumber(),
        first.text(BirthColumns.SECOND_GUARDIAN),
        relationship(first.text(BirthColumns.SECOND_GUARDIAN_IS)),
        first.text(BirthColumns.SECOND_GUARDIAN_CONTACT),
        null,
        null,
        addressPolicy(first.text(BirthColumns.ADDRESS_IS)),
        first.text(BirthColumns.ADDRESS),
        first.text(BirthColumns.POSTCODE),
        null,
        null,
        rows.stream().skip(1).map(ParseVisit::child).toList(),
        null);
  }

  private static ChildRequest child(ImportRow row) {
    return new ChildRequest(
        row.text(BirthColumns.GIVEN_NAMES),
        row.text(BirthColumns.FAMILY_NAME),
        naming(row),
        row.text(BirthColumns.PLACE_IN_BIRTH),
        row.text(BirthColumns.DATE_OF_BIRTH),
        row.text(BirthColumns.CARD));
  }

  private static String naming(ImportRow row) {
    var text = row.text(BirthColumns.NOT_NAMED_YET);
    return row.isYes(BirthColumns.NOT_NAMED_YET)
        ? "NOT_NAMED_YET"
        : text.equalsIgnoreCase("no") ? "NAMED" : text;
  }

  /** By its words, one of them or its name; what is none of it is left to be refused. */
  private static String relationship(String written) {
    return Arrays.stream(Relationship.values())
        .filter(
            each ->
                each.label().equalsIgnoreCase(written)
                    || Arrays.stream(each.label().split(" or "))
                        .anyMatch(written::equalsIgnoreCase))
        .map(Enum::name)
        .findFirst()
        .orElse(constant(written));
  }

  /** Whatever is said of a secret, the address is one: it must not be kept. */
  static String addressPolicy(String written) {
    var constant = constant(written);
    return constant.contains("SECRET")
        ? AddressPolicy.RESTRICTED.name()
        : Arrays.stream(AddressPolicy.values())
            .filter(each -> each.label().equalsIgnoreCase(written))
            .map(Enum::name)
            .findFirst()
            .orElse(constant);
  }

  private static String constant(String written) {
    return written.toUpperCase(Locale.UK).replaceAll("[\\s-]+", "_");
  }
}
