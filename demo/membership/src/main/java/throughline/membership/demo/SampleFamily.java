package throughline.membership.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import throughline.contracts.places.Library;
import throughline.demo.SamplePeople;
import throughline.demo.SampleYear;
import throughline.membership.card.CardNumber;
import throughline.membership.desk.enrolment.EnrolmentRequest;
import throughline.membership.person.vault.Relationship;
import throughline.platform.web.input.Form;

/**
 * A family that comes to register a birth and takes a card for the child.
 *
 * @param number of all that come in the year
 * @param late how long after the time at which it was to come
 * @param residence as an enrolment takes it
 * @param fate what becomes of the child
 * @param fateOn on which day
 */
record SampleFamily(
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

  /** What goes wrong now and then and is put right in the same visit. */
  enum Slip {
    NONE,
    WRONG_CARD,
    WRONG_LIBRARY,
    NOT_WANTED;

    private static Slip of(int chance) {
      if (chance < 12) {
        return WRONG_CARD;
      }
      if (chance < 30) {
        return WRONG_LIBRARY;
      }
      return chance < 36 ? NOT_WANTED : NONE;
    }
  }

  /** What becomes of a few children after the visit. */
  enum Fate {
    STAYS,
    MOVES_AWAY,
    WITHDRAWS,
    DIES,

    /** Is enrolled a second time, and waits to be found out. */
    ASKS_AGAIN;

    /** The year has one, and chance has no part in it. */
    private static final int DEAD = 10_000_015;

    /** That of the family with this number. */
    private static Fate of(int family) {
      if (family == DEAD) {
        return DIES;
      }
      if (family % 400 == 10) {
        return WITHDRAWS;
      }
      if (family % 700 == 530) {
        return ASKS_AGAIN;
      }
      return family % 100 == 7 ? MOVES_AWAY : STAYS;
    }
  }

  private static final String INSTITUTION = "2390";
  private static final String OUT_OF_COUNTY = "OUT_OF_COUNTY";
  private static final String UNKNOWN = "UNKNOWN";
  private static final List<String> MOTHERS =
      List.of("Aisha Amara Carys Clare Fatima Hana Kasia Mei Niamh Priya".split(" "));
  private static final List<String> FATHERS =
      List.of("Andrzej Bilal Chidi Finn Ibrahim Liam Owen Rafael Sanjay Tom".split(" "));

  /** A birth is registered within 42 days (Births and Deaths Registration Act 1953, section 2). */
  private static final int DAYS_TO_REGISTER = 42;

  private static final int LONGEST_NAMES = 1_000;
  private static final int LATEST = 20;
  private static final int SOONEST_FATE = 10;
  private static final int FATE_WITHIN = 60;

  static SampleFamily of(int number, LocalDate day, Library library, Random random) {
    var relationship = relationship(random.nextInt(6));
    var fate = Fate.of(number);
    return new SampleFamily(
        number,
        Duration.ofMinutes(random.nextInt(LATEST)),
        SamplePeople.givenName(random.nextInt(LONGEST_NAMES)),
        SamplePeople.familyName(random.nextInt(LONGEST_NAMES)),
        day.minusDays(random.nextInt(DAYS_TO_REGISTER)),
        residence(library, random.nextInt(100)),
        nameOf(relationship, random.nextInt(LONGEST_NAMES)),
        relationship,
        library.code(),
        fate == Fate.STAYS ? Slip.of(random.nextInt(1_000)) : Slip.NONE,
        fate,
        workingDay(day.plusDays(SOONEST_FATE + random.nextInt(FATE_WITHIN))));
  }

  private static Relationship relationship(int chance) {
    if (chance < 3) {
      return Relationship.MOTHER;
    }
    return chance < 5 ? Relationship.FATHER : Relationship.PARENT;
  }

  private static String nameOf(Relationship relationship, int number) {
    return switch (relationship) {
      case MOTHER -> MOTHERS.get(number % MOTHERS.size());
      case FATHER -> FATHERS.get(number % FATHERS.size());
      default -> SamplePeople.givenName(number);
    };
  }

  private static LocalDate workingDay(LocalDate day) {
    return SampleYear.isWorkingDay(day) ? day : workingDay(day.plusDays(1));
  }

  private static String residence(Library library, int percent) {
    return switch (percent) {
      case 0, 1, 2 -> OUT_OF_COUNTY;
      case 3 -> UNKNOWN;
      default -> library.districtCode();
    };
  }

  /** Whether the child goes on as it was enrolled. */
  boolean stays() {
    return slip != Slip.NOT_WANTED && fate == Fate.STAYS;
  }

  boolean livesInCounty() {
    return !residence.equals(OUT_OF_COUNTY) && !residence.equals(UNKNOWN);
  }

  String card() {
    return card(number);
  }

  static String card(int serial) {
    return CardNumber.of(INSTITUTION, serial).digits();
  }

  /** As the registrar types it at this office. */
  EnrolmentRequest request(String office, String cardNumber) {
    return request(office, cardNumber, child, null);
  }

  /** The same while the child has no name. */
  EnrolmentRequest requestWithoutName(String office) {
    return request(office, card(), null, "NOT_NAMED_YET");
  }

  private EnrolmentRequest request(
      String office, String cardNumber, String givenNames, String naming) {
    var typed = new HashMap<String, String>();
    typed.put("office", office);
    typed.put("childGivenNames", givenNames);
    typed.put("childFamilyName", family);
    typed.put("naming", naming);
    typed.put("dateOfBirth", born.toString());
    typed.put("cardNumber", cardNumber);
    typed.put("residence", residence);
    typed.put("guardianName", guardianInFull());
    typed.put("guardianRelationship", relationship.name());
    typed.put("guardianContact", contact());
    typed.put("library", library);
    return EnrolmentRequest.of(Form.startingWith(typed), born);
  }

  String guardianInFull() {
    return guardian + " " + family;
  }

  /** Addresses that lead nowhere (RFC 2606), and numbers that Ofcom keeps free for stories. */
  String contact() {
    return number % 3 == 0
        ? "01632 960 %03d".formatted(number % 1_000)
        : "family-%d@example.org".formatted(number);
  }
}
