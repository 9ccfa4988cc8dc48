package throughline.membership.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import throughline.contracts.places.Library;
import throughline.membership.desk.enrolment.ChildRequest;
import throughline.membership.desk.enrolment.EnrolmentRequest;
import throughline.membership.person.vault.Relationship;
import throughline.membership.record.GuardianRequest;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoYear;

/**
 * A family that comes to register a birth and takes a card for the child.
 *
 * @param number of all that come in the year
 * @param late how long after the time at which it was to come
 * @param residence as an enrolment takes it
 * @param fate what becomes of the child
 * @param fateOn on which day
 */
record MadeUpFamily(
    int number,
    Duration late,
    String child,
    String family,
    LocalDate born,
    String residence,
    String guardian,
    Relationship relationship,
    String library,
    Slip slip,
    Fate fate,
    LocalDate fateOn) {

  private static final String OUT_OF_COUNTY = "OUT_OF_COUNTY";
  private static final String UNKNOWN = "UNKNOWN";
  private static final List<Relationship> RELATIONSHIPS =
      List.of(
          Relationship.MOTHER,
          Relationship.MOTHER,
          Relationship.MOTHER,
          Relationship.FATHER,
          Relationship.FATHER,
          Relationship.PARENT);

  private static final List<String> MOTHERS =
      List.of(
          "Aisha", "Amara", "Carys", "Clare", "Fatima", "Hana", "Kasia", "Mei", "Niamh", "Priya");
  private static final List<String> FATHERS =
      List.of(
          "Andrzej", "Bilal", "Chidi", "Finn", "Ibrahim", "Liam", "Owen", "Rafael", "Sanjay",
          "Tom");

  /** A birth is registered within 42 days (Births and Deaths Registration Act 1953, section 2). */
  private static final int DAYS_TO_REGISTER = 42;

  private static final int LONGEST_NAMES = 1_000;
  private static final int LATEST = 20;
  private static final int PHONE_IN = 3;

  private static final int SOONEST_FATE = 10;
  private static final int FATE_WITHIN = 60;

  static MadeUpFamily of(int number, LocalDate day, Library library, Random random) {
    var relationship = RELATIONSHIPS.get(random.nextInt(RELATIONSHIPS.size()));
    return new MadeUpFamily(
        number,
        Duration.ofMinutes(random.nextInt(LATEST)),
        DemoPeople.givenName(random.nextInt(LONGEST_NAMES)),
        DemoPeople.familyName(random.nextInt(LONGEST_NAMES)),
        day.minusDays(random.nextInt(DAYS_TO_REGISTER)),
        residence(library, random.nextInt(100)),
        nameOf(relationship, random.nextInt(LONGEST_NAMES)),
        relationship,
        library.code(),
        Fate.of(number) == Fate.STAYS ? Slip.by(random) : Slip.NONE,
        Fate.of(number),
        workingDay(day.plusDays(SOONEST_FATE + random.nextInt(FATE_WITHIN))));
  }

  private static String nameOf(Relationship relationship, int number) {
    return switch (relationship) {
      case MOTHER -> MOTHERS.get(number % MOTHERS.size());
      case FATHER -> FATHERS.get(number % FATHERS.size());
      default -> DemoPeople.givenName(number);
    };
  }

  private static LocalDate workingDay(LocalDate day) {
    return DemoYear.isWorkingDay(day) ? day : workingDay(day.plusDays(1));
  }

  /** Whether something happens to the child before that day. */
  boolean hasFateBefore(LocalDate today) {
    return fate != Fate.STAYS && fateOn.isBefore(today);
  }

  private static String residence(Library library, int percent) {
    return switch (percent) {
      case 0, 1, 2 -> OUT_OF_COUNTY;
      case 3 -> UNKNOWN;
      default -> library.districtCode();
    };
  }

  boolean livesInCounty() {
    return !residence.equals(OUT_OF_COUNTY) && !residence.equals(UNKNOWN);
  }

  /** By what somebody may take another child for this one: whoever shares any of it. */
  Stream<List<?>> alike() {
    return Stream.of(List.of(child, family), List.of(born, child), List.of(born, family));
  }

  /** As the registrar types it at this office. */
  EnrolmentRequest request(String office, String cardNumber) {
    return request(office, cardNumber, child, null);
  }

  /** The same while the child has no name. */
  EnrolmentRequest requestWithoutName(String office, String cardNumber) {
    return request(office, cardNumber, null, "NOT_NAMED_YET");
  }

  private EnrolmentRequest request(
      String office, String cardNumber, String givenNames, String naming) {
    return EnrolmentRequest.of(
        office,
        new ChildRequest(givenNames, family, naming, null, born.toString(), cardNumber),
        residence,
        new GuardianRequest(guardianInFull(), relationship.name(), contact(), null, null),
        library);
  }

  String guardianInFull() {
    return guardian + " " + family;
  }

  /** Addresses that lead nowhere (RFC 2606), and numbers that Ofcom keeps free for stories. */
  String contact() {
    return number % PHONE_IN == 0
        ? "01632 960 %03d".formatted(number % 1_000)
        : "family-%d@example.org".formatted(number);
  }

  /** Another of the libraries from which this office's people choose. */
  String otherLibrary(MadeUpOffice office) {
    return office.libraries().stream()
        .map(Library::code)
        .filter(code -> !code.equals(library))
        .findFirst()
        .orElseThrow();
  }
}
