package throughline.volunteers.role;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;
import throughline.platform.web.input.SeenVersion;

/** A role as its form sends it. */
record RoleRequest(
    String code,
    String title,
    String summary,
    String description,
    String commitment,
    String minAge,
    String maxAge,
    String dbsLevel,
    String workforce,
    String referencesNeeded,
    String reviewMonths,
    List<String> holds,
    List<String> places,
    List<String> trainings,
    long seen) {

  /** What is ticked of a role. */
  enum Holds {
    SUPERVISED("Staff are always beside the volunteer"),
    REGULATED("It is regulated activity: often, and with children alone or caring for adults"),
    OPEN("It takes applications");

    private final String words;

    Holds(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** A role that is right in itself; the code is null of one that there is. */
  record Typed(
      String code,
      String title,
      String summary,
      String description,
      String commitment,
      int minAge,
      Integer maxAge,
      DbsLevel dbsLevel,
      Workforce workforce,
      boolean supervised,
      boolean regulated,
      int referencesNeeded,
      Integer reviewMonths,
      boolean open,
      Set<String> places,
      Set<String> trainings) {}

  private static final int YOUNGEST = 10;
  private static final int OLDEST = 99;
  private static final int LONGEST_REVIEW = 120;
  private static final int NO_CHECK_BELOW = 16;

  static RoleRequest of(Form form) {
    return new RoleRequest(
        form.text("code"),
        form.text("title"),
        form.text("summary"),
        form.text("description"),
        form.text("commitment"),
        form.text("minAge"),
        form.text("maxAge"),
        form.text("dbsLevel"),
        form.text("workforce"),
        form.text("referencesNeeded"),
        form.text("reviewMonths"),
        form.ticked("holds"),
        form.ticked("places"),
        form.ticked("trainings"),
        SeenVersion.of(form));
  }

  /** What the form of a role starts with. */
  static Map<String, List<String>> values(VolunteerRole role) {
    var values = new HashMap<String, List<String>>();
    values.put("title", List.of(role.title()));
    values.put("summary", List.of(role.summary()));
    values.put("description", List.of(role.description()));
    values.put("commitment", List.of(role.commitment()));
    values.put("minAge", List.of(Integer.toString(role.minAge())));
    values.put("maxAge", List.of(Objects.toString(role.maxAge(), "")));
    values.put("dbsLevel", List.of(role.dbsLevel().name()));
    values.put("workforce", List.of(Objects.toString(role.workforce(), "")));
    values.put("referencesNeeded", List.of(Integer.toString(role.referencesNeeded())));
    values.put("reviewMonths", List.of(Objects.toString(role.reviewMonths(), "")));
    values.put(
        "holds",
        Stream.of(
                role.supervised() ? Holds.SUPERVISED : null,
                role.regulated() ? Holds.REGULATED : null,
                role.open() ? Holds.OPEN : null)
            .filter(Objects::nonNull)
            .map(Holds::name)
            .toList());
    values.put("places", role.places());
    values.put("trainings", role.trainings());
    return values;
  }

  /** Names every wrong field and refuses what the law does not let a council ask for. */
  Typed read(boolean isNew, Set<String> knownPlaces, Set<String> knownTrainings) {
    var fields = new Fields().called("dbsLevel", "DBS check");
    var named = isNew ? fields.text("code", code, 40, "Enter a short name for its address") : null;
    if (named != null && !named.matches("[a-z0-9-]{2,40}")) {
      fields.reject("code", "The short name is of small letters, digits and hyphens");
    }
    var youngest =
        fields.wholeNumber("minAge", minAge, YOUNGEST, OLDEST, "Enter the age from which on");
    var oldest =
        TypedText.given(maxAge)
            .map(age -> fields.wholeNumber("maxAge", age, YOUNGEST, OLDEST, "Enter an age"));
    var review =
        TypedText.given(reviewMonths)
            .map(
                months ->
                    fields.wholeNumber(
                        "reviewMonths", months, 1, LONGEST_REVIEW, "Enter a number of months"));
    var with =
        TypedText.given(workforce)
            .map(given -> fields.oneOf("workforce", given, Workforce.class, "Choose one"))
            .orElse(null);
    var typed =
        new Typed(
            named,
            fields.text("title", title, 80, "Enter what it is called"),
            fields.text("summary", summary, 160, "Enter one sentence about it"),
            fields.text("description", description, 2000, "Enter what one does"),
            fields.text("commitment", commitment, 100, "Enter how much time it takes"),
            youngest,
            oldest.orElse(null),
            fields.oneOf("dbsLevel", dbsLevel, DbsLevel.class, "Choose which check it asks for"),
            with,
            holds.contains(Holds.SUPERVISED.name()),
            holds.contains(Holds.REGULATED.name()),
            fields.wholeNumber("referencesNeeded", referencesNeeded, 0, 3, "Enter 0 to 3"),
            review.orElse(null),
            holds.contains(Holds.OPEN.name()),
            known(fields, "places", places, knownPlaces),
            known(fields, "trainings", trainings, knownTrainings));
    if (fields.ok()) {
      requireLawful(fields, typed);
    }
    fields.throwIfAny();
    return typed;
  }

  private static Set<String> known(
      Fields fields, String field, List<String> ticked, Set<String> all) {
    if (!all.containsAll(ticked)) {
      fields.reject(field, "Choose from the list");
    }
    return new HashSet<>(ticked);
  }

  private static void requireLawful(Fields fields, Typed role) {
    if (role.maxAge() != null && role.maxAge() < role.minAge()) {
      fields.reject("maxAge", "The highest age must not be below the lowest");
    }
    if (role.regulated() && (role.workforce() == null || role.workforce() == Workforce.OTHER)) {
      fields.reject("workforce", "Regulated activity is with children or adults: choose which");
    } else if (role.regulated() && role.workforce() == Workforce.CHILD && role.supervised()) {
      fields.reject("holds", "Supervised work with children is not regulated activity: untick one");
    }
    var entitlement = Entitlement.of(role.regulated(), role.workforce());
    if (!entitlement.allows(role.dbsLevel())) {
      fields.reject(
          "dbsLevel",
          "To ask for more than this role entitles to is an offence. The most here is: "
              + entitlement.highest().words());
    }
    if (role.minAge() < NO_CHECK_BELOW
        && (!role.supervised() || role.regulated() || role.dbsLevel() != DbsLevel.NONE)) {
      fields.reject(
          "minAge",
          "Under 16 there is no DBS check, so such a role is supervised and not regulated activity."
              + " Make it 16 or more, or change the role");
    }
  }
}
