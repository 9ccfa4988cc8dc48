package throughline.tracker.entry.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What open statistics say of the people of an area, by the groups of each vintage. Census and
 * indices change their groups from one to the next, so groups belong to a vintage.
 */
public enum Statistic {
  AGE("Age", "People by age", "mid-year population estimates", Map.of()),
  DEPRIVATION(
      "Deprivation",
      "People by deprivation",
      "indices of deprivation",
      new TreeMap<>(Map.of(2019, deciles(), 2025, deciles()))),
  HOUSEHOLDS(
      "Households",
      "Households",
      "census",
      new TreeMap<>(Map.of(2011, households(65), 2021, households(66)))),
  BIRTHS("Births", "Live births in a year", "birth registrations", Map.of());

  /** The bands that a profile shows: of every age, and of none twice. */
  static final List<String> AGE_BANDS = List.of("0-4", "5-14", "15-24", "25-64", "65-99");

  private static final Group ALL = new Group("all", "Births");
  private static final int OLDEST = 99;

  private final String name;
  private final String title;
  private final String source;
  private final Map<Integer, List<Group>> vintages;

  Statistic(String name, String title, String source, Map<Integer, List<Group>> vintages) {
    this.name = name;
    this.title = title;
    this.source = source;
    this.vintages = vintages;
  }

  /** People or households that are counted together. */
  public record Group(String code, String label) {

    private boolean isCalled(String typed) {
      return typed.equalsIgnoreCase(code) || typed.equalsIgnoreCase(label);
    }
  }

  private static List<Group> deciles() {
    return IntStream.rangeClosed(1, 10)
        .mapToObj(
            n ->
                new Group(
                    Integer.toString(n),
                    "Decile " + n + (n == 1 ? " (most deprived)" : n == 10 ? " (least)" : "")))
        .toList();
  }

  private static List<Group> households(int age) {
    return List.of(
        new Group("one-" + age, "One person aged %d and over".formatted(age)),
        new Group("one-under-" + age, "One person under " + age),
        new Group("dependent-children", "Family with dependent children"),
        new Group("no-dependent-children", "Family without dependent children"),
        new Group("other", "Other households"));
  }

  static Group ageBand(String band) {
    var oldest = "-" + OLDEST;
    return new Group(
        band,
        band.endsWith(oldest)
            ? band.replace(oldest, " and over")
            : band.equals("0-4") ? "Under 5" : band.replace("-", " to "));
  }

  public static List<String> ageBands() {
    return AGE_BANDS;
  }

  static Optional<Statistic> find(String typed) {
    return Arrays.stream(values()).filter(each -> each.name.equalsIgnoreCase(typed)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(Statistic::called).collect(Collectors.joining(", "));
  }

  String key() {
    return name.toLowerCase(Locale.UK);
  }

  public String called() {
    return name;
  }

  public String title() {
    return title;
  }

  public String source() {
    return source;
  }

  /** Every group of a vintage; none of a year that has no such statistic. */
  public List<Group> groups(int year) {
    return switch (this) {
      case AGE -> AGE_BANDS.stream().map(Statistic::ageBand).toList();
      case BIRTHS -> List.of(ALL);
      case DEPRIVATION, HOUSEHOLDS -> vintages.getOrDefault(year, List.of());
    };
  }

  Optional<Group> group(int year, String typed) {
    return this == BIRTHS && typed.isEmpty() ? Optional.of(ALL) : called(groups(year), typed);
  }

  private static Optional<Group> called(List<Group> groups, String typed) {
    return groups.stream().filter(group -> group.isCalled(typed)).findFirst();
  }

  /** Why there is no such group, in words that say what to do. */
  String problem(int year, String typed) {
    if (groups(year).isEmpty()) {
      return "%s is of %s, not of %d"
          .formatted(name, String.join(" or ", years(new ArrayList<>(vintages.keySet()))), year);
    }
    var others =
        vintages.keySet().stream()
            .filter(other -> called(vintages.get(other), typed).isPresent())
            .toList();
    return others.isEmpty()
        ? "Group must be one of: %s".formatted(labels(groups(year)))
        : "“%s” is a group of %s, and this row is of %d. Groups of %d are: %s"
            .formatted(
                typed, String.join(" and ", years(others)), year, year, labels(groups(year)));
  }

  private static List<String> years(List<Integer> years) {
    return years.stream().map(String::valueOf).toList();
  }

  private static String labels(List<Group> groups) {
    return groups.stream().map(Group::label).collect(Collectors.joining(", "));
  }

  /** What a vintage is called: "mid-2025", "2021". */
  String vintage(int year) {
    return this == AGE ? "mid-" + year : Integer.toString(year);
  }
}
