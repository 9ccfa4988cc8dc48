package throughline.volunteers.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.Unique;
import throughline.volunteers.standing.Standings.Asked;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/**
 * Whatever was recorded in whatever order, standing on any day is what somebody finds who goes
 * through the papers of each person day by day. A failure says the seed, which makes the same
 * papers again.
 */
@QuarkusTest
class StandingOracleTest {
  private static final int FEW = 5;
  private static final int MANY = 300;
  private static final int CONSENT_BELOW = 16;
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
  private static final int DAYS = 1100;
  private static final List<String> LEVELS =
      List.of("NONE", "BASIC", "STANDARD", "ENHANCED", "ENHANCED_BARRED");
  private static final List<String> TRAININGS = List.of("induction", "safeguarding");
  private static final List<String> WORKFORCES =
      List.of("CHILD", "ADULT", "CHILD_AND_ADULT", "OTHER");

  @Inject Standings standings;

  private record Role(
      String code,
      int minAge,
      Integer maxAge,
      String level,
      String workforce,
      int references,
      Integer review,
      Instant termsSince,
      List<String> trainings) {}

  private record Paper(
      UUID of,
      String item,
      String training,
      String role,
      boolean exempt,
      LocalDate from,
      LocalDate to,
      LocalDate withdrawn,
      Instant recorded,
      String level,
      String workforce,
      LocalDate counted,
      boolean suitable) {}

  private record Person(UUID id, LocalDate born) {}

  private Random random;

  @Test
  void standingIsWhatThePapersSayDayByDay() {
    for (long seed = 1; seed <= FEW; seed++) {
      check(seed);
    }
  }

  @Test
  @Tag("nightly")
  void manyMorePapersSayTheSame() {
    for (long seed = 1000; seed < 1000 + MANY; seed++) {
      check(seed);
    }
  }

  private void check(long seed) {
    random = new Random(seed);
    var roles = List.of(role(), role(), role());
    var people = List.of(person(), person(), person());
    var papers = new ArrayList<Paper>();
    people.forEach(
        person -> {
          for (var i = 0; i < 14; i++) {
            papers.add(paper(person, roles));
          }
        });
    papers.forEach(StandingOracleTest::store);
    var asked = new ArrayList<Asked>();
    for (var person : people) {
      for (var role : roles) {
        for (var i = 0; i < 25; i++) {
          asked.add(new Asked(person.id(), role.code(), day()));
        }
      }
    }

    var said = new TreeSet<String>();
    standings.of(asked).forEach(standing -> said.add(words(standing)));

    var expected = new TreeSet<String>();
    for (var each : asked) {
      var person = people.stream().filter(one -> one.id().equals(each.volunteer())).findFirst();
      var role = roles.stream().filter(one -> one.code().equals(each.role())).findFirst();
      expected.add(words(judge(person.get(), role.get(), each.day(), papers)));
    }
    assertEquals(String.join("\n", expected), String.join("\n", said), "seed " + seed);
  }

  private static String words(Standing standing) {
    return "%s %s %s %s missing %s due %s"
        .formatted(
            standing.volunteer(),
            standing.role(),
            standing.day(),
            standing.state(),
            standing.missing().stream()
                .map(part -> part.item() + " " + part.name())
                .sorted()
                .toList(),
            standing.due().stream()
                .map(part -> part.item() + " " + part.name() + " " + part.lastDay())
                .sorted()
                .toList());
  }

  private static Standing judge(Person person, Role role, LocalDate day, List<Paper> all) {
    var missing = new ArrayList<Standing.Part>();
    var due = new ArrayList<Standing.Part>();
    var age = person.born() == null ? null : age(person.born(), day);
    if (age == null) {
      if (!role.level().equals("NONE") || role.maxAge() != null || role.minAge() < CONSENT_BELOW) {
        missing.add(new Standing.Part(Item.BIRTH_DATE, null, null));
      }
    } else if (age < role.minAge() || role.maxAge() != null && age > role.maxAge()) {
      missing.add(new Standing.Part(Item.AGE, null, null));
    }
    var own = all.stream().filter(paper -> paper.of().equals(person.id())).toList();
    if (role.references() > 0) {
      look(Item.REFERENCE, null, role.references(), role, day, own, missing, due, paper -> true);
    }
    role.trainings()
        .forEach(
            training ->
                look(
                    Item.TRAINING,
                    training,
                    1,
                    role,
                    day,
                    own,
                    missing,
                    due,
                    paper -> training.equals(paper.training())));
    if (!role.level().equals("NONE")) {
      look(Item.DBS, null, 1, role, day, own, missing, due, paper -> serves(paper, role));
    }
    if (age != null && age < CONSENT_BELOW) {
      look(Item.CONSENT, null, 1, role, day, own, missing, due, paper -> true);
    }
    return new Standing(person.id(), role.code(), day, missing, due);
  }

  private static void look(
      Item item,
      String training,
      int needed,
      Role role,
      LocalDate day,
      List<Paper> own,
      List<Standing.Part> missing,
      List<Standing.Part> due,
      Predicate<Paper> serving) {
    var now =
        own.stream()
            .filter(paper -> paper.item().equals(item.name()))
            .filter(paper -> paper.role() == null || paper.role().equals(role.code()))
            .filter(serving)
            .filter(paper -> counts(paper, role, day))
            .toList();
    var name =
        training == null ? null : training.substring(0, 1).toUpperCase() + training.substring(1);
    if (!enough(now, role, day, needed)) {
      missing.add(new Standing.Part(item, name, null));
      return;
    }
    for (var ahead = 1; ahead <= 61; ahead++) {
      if (!enough(now, role, day.plusDays(ahead), needed)) {
        due.add(new Standing.Part(item, name, day.plusDays(ahead - 1)));
        return;
      }
    }
  }

  private static boolean enough(List<Paper> papers, Role role, LocalDate day, int needed) {
    var counting = papers.stream().filter(paper -> counts(paper, role, day)).toList();
    return counting.stream().anyMatch(Paper::exempt)
        || counting.stream().filter(paper -> !paper.exempt()).count() >= needed;
  }

  private static boolean counts(Paper paper, Role role, LocalDate day) {
    if (!paper.suitable() || day.isBefore(paper.from())) {
      return false;
    }
    if (paper.withdrawn() != null && !day.isBefore(paper.withdrawn())) {
      return false;
    }
    if (paper.to() != null && day.isAfter(paper.to())) {
      return false;
    }
    if (paper.item().equals("CONSENT") && paper.recorded().isBefore(role.termsSince())) {
      return day.isBefore(role.termsSince().atZone(ZoneId.of("Europe/London")).toLocalDate());
    }
    return paper.counted() == null
        || role.review() == null
        || !day.isAfter(paper.counted().plusMonths(role.review()));
  }

  private static boolean serves(Paper paper, Role role) {
    if (paper.exempt()) {
      return true;
    }
    if (LEVELS.indexOf(paper.level()) < LEVELS.indexOf(role.level())) {
      return false;
    }
    return role.level().equals("BASIC")
        || paper.workforce().equals(role.workforce())
        || paper.workforce().equals("CHILD_AND_ADULT");
  }

  /** Counts birthdays; of whoever was born on a leap day, it is 1 March in other years. */
  private static int age(LocalDate born, LocalDate day) {
    var age = 0;
    while (true) {
      var year = born.getYear() + age + 1;
      var leapless = born.getMonthValue() == 2 && born.getDayOfMonth() == 29 && year % 4 != 0;
      var birthday =
          leapless
              ? LocalDate.of(year, 3, 1)
              : LocalDate.of(year, born.getMonthValue(), born.getDayOfMonth());
      if (birthday.isAfter(day)) {
        return age;
      }
      age++;
    }
  }

  private LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Role role() {
    var regulated = random.nextInt(3) == 0;
    var young = !regulated && random.nextBoolean();
    var workforce = regulated ? one(List.of("CHILD", "ADULT")) : null;
    var role =
        new Role(
            "o" + Unique.number(),
            young ? 14 : 16,
            random.nextInt(4) == 0 ? 24 : null,
            regulated
                ? one(List.of("ENHANCED", "ENHANCED_BARRED", "STANDARD"))
                : young ? "NONE" : one(List.of("NONE", "BASIC")),
            workforce,
            random.nextInt(3),
            random.nextBoolean() ? 1 + random.nextInt(24) : null,
            day().atTime(random.nextInt(24), 30).atZone(ZoneId.of("Europe/London")).toInstant(),
            TRAININGS.subList(0, random.nextInt(3)));
    Database.execute(
        """
        INSERT INTO role (code, title, summary, description, commitment, min_age, max_age, dbs_level, workforce,
                          supervised, regulated, references_needed, review_months, terms_since)
        VALUES ('%1$s', 'Role %1$s', 'Helps', 'Helps', 'An hour', %2$d, %3$s, '%4$s', %5$s, %6$b, %7$b, %8$d, %9$s, '%10$s')
        """
            .formatted(
                role.code(),
                role.minAge(),
                role.maxAge(),
                role.level(),
                quoted(workforce),
                !regulated,
                regulated,
                role.references(),
                role.review(),
                role.termsSince()));
    role.trainings()
        .forEach(
            training ->
                Database.execute(
                    "INSERT INTO role_training VALUES ('%s', '%s')"
                        .formatted(role.code(), training)));
    return role;
  }

  private Person person() {
    var actor = AcceptedVolunteers.accept(aPerson(), "HEAD");
    var born =
        one(
            List.of(
                LocalDate.of(2012, 2, 29),
                LocalDate.of(2008, 2, 29),
                LocalDate.of(
                    2010 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                LocalDate.of(
                    2001 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                LocalDate.MIN));
    var person =
        new Person(
            UUID.fromString(AcceptedVolunteers.id(actor)), born == LocalDate.MIN ? null : born);
    Database.execute(
        "UPDATE volunteer SET date_of_birth = %s WHERE id = '%s'"
            .formatted(quoted(person.born()), person.id()));
    return person;
  }

  private static Actor aPerson() {
    return Actors.aVolunteer("Robin Field");
  }

  private Paper paper(Person person, List<Role> roles) {
    var item = one(List.of("REFERENCE", "TRAINING", "CONSENT", "DBS"));
    var exempt = !item.equals("CONSENT") && random.nextInt(5) == 0;
    var from = day();
    var check = item.equals("DBS") && !exempt;
    var level = check ? one(LEVELS.subList(1, LEVELS.size())) : null;
    var to =
        exempt || item.equals("TRAINING") && random.nextBoolean()
            ? from.plusDays(random.nextInt(200))
            : null;
    return new Paper(
        person.id(),
        item,
        item.equals("TRAINING") ? one(TRAININGS) : null,
        exempt || item.equals("CONSENT") ? one(roles).code() : null,
        exempt,
        from,
        to,
        random.nextInt(5) == 0 ? from.plusDays(random.nextInt(200)) : null,
        from.atTime(random.nextInt(24), 0).atZone(ZoneId.of("Europe/London")).toInstant(),
        level,
        check && !level.equals("BASIC") ? one(WORKFORCES) : null,
        check ? from.minusDays(random.nextInt(100)) : null,
        !check || random.nextInt(5) > 0);
  }

  private static void store(Paper paper) {
    Database.execute(paper.counted() == null ? completion(paper) : check(paper));
  }

  private static String completion(Paper paper) {
    return """
        INSERT INTO completion (id, volunteer_id, item, training_code, role_code, exempt, done_on, expires_on, evidence,
                                decided_by, recorded_at, withdrawn_on, withdrawn_by)
        SELECT gen_random_uuid(), '%1$s', '%2$s', %3$s, %4$s, %5$b, '%6$s', %7$s, 'LETTER', somebody, '%8$s', %9$s,
               CASE WHEN %9$s IS NOT NULL THEN somebody END
          FROM (SELECT id AS somebody FROM person WHERE id <> '%1$s' LIMIT 1) AS other
        """
        .formatted(
            paper.of(),
            paper.item(),
            quoted(paper.training()),
            quoted(paper.role()),
            paper.exempt(),
            paper.from(),
            dated(paper.to()),
            paper.recorded(),
            dated(paper.withdrawn()));
  }

  private static String check(Paper paper) {
    return """
        INSERT INTO dbs_check (id, volunteer_id, role_code, level, workforce, issued_on, seen_on, update_service,
                               suitable, seen_by, recorded_at, withdrawn_on, withdrawn_by)
        SELECT gen_random_uuid(), '%1$s', 'home-library', '%2$s', %3$s, '%4$s', '%5$s', false, %6$b, somebody, '%7$s',
               %8$s, CASE WHEN %8$s IS NOT NULL THEN somebody END
          FROM (SELECT id AS somebody FROM person WHERE id <> '%1$s' LIMIT 1) AS other
        """
        .formatted(
            paper.of(),
            paper.level(),
            quoted(paper.workforce()),
            paper.counted(),
            paper.from(),
            paper.suitable(),
            paper.recorded(),
            dated(paper.withdrawn()));
  }

  private static String quoted(Object value) {
    return value == null ? "NULL" : "'" + Objects.toString(value) + "'";
  }

  private static String dated(LocalDate value) {
    return "CAST(" + quoted(value) + " AS date)";
  }
}
