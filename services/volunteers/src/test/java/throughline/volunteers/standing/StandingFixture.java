package throughline.volunteers.standing;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Volunteers with roles, and what was recorded of them. */
public final class StandingFixture {
  /** What each form needs to be right. */
  public static final Map<String, String> REFERENCE =
      Map.of("item", "REFERENCE", "doneOn", "2026-11-20", "evidence", "LETTER");

  public static final Map<String, String> CHECK =
      Map.of(
          "role",
          "home-library",
          "level",
          "ENHANCED",
          "workforce",
          "ADULT",
          "issuedOn",
          "2026-11-02",
          "decision",
          "SUITABLE");

  public static final Map<String, String> EXEMPTION =
      Map.of("role", "home-library", "item", "REFERENCE", "expiresOn", "2027-05-31");

  private static final String BY_SOMEBODY =
      "(SELECT id FROM person WHERE id <> '%1$s' ORDER BY id LIMIT 1)";

  private StandingFixture() {}

  /** Somebody who helps at Headington in these roles since the beginning of the year. */
  public static Actor volunteer(LocalDate born, String... roles) {
    AcceptedVolunteers.accept(Actors.aCoordinator("Sam Okafor"));
    var actor = Actors.aVolunteer("Robin Field");
    placed(actor, born, roles);
    return actor;
  }

  /** Somebody of 46 who helps at Headington in these roles; the number of their record. */
  public static String placed(Actor actor, String... roles) {
    return placed(actor, LocalDate.of(1980, 5, 1), roles);
  }

  private static String placed(Actor actor, LocalDate born, String... roles) {
    var id = AcceptedVolunteers.id(AcceptedVolunteers.accept(actor, "HEAD"));
    if (born != null) {
      Database.execute(
          "UPDATE volunteer SET date_of_birth = '%s' WHERE id = '%s'".formatted(born, id));
    }
    for (var role : roles) {
      Database.execute(
          "INSERT INTO volunteer_role (volunteer_id, role_code, since) VALUES ('%s', '%s', '2026-01-01')"
              .formatted(id, role));
    }
    return id;
  }

  /** The number of a consent that was recorded. */
  public static String consent(String volunteer, String role) {
    AcceptedVolunteers.accept(Actors.aCoordinator("Sam Okafor"));
    completion(UUID.fromString(volunteer), "CONSENT", role, LocalDate.of(2026, 6, 1), null);
    return Database.text(
        "SELECT id FROM completion WHERE volunteer_id = '%s'".formatted(volunteer));
  }

  public static UUID id(Actor volunteer) {
    return UUID.fromString(AcceptedVolunteers.id(volunteer));
  }

  /** A reference, a training or a consent of that day. */
  public static void done(Actor volunteer, String item, String of, LocalDate day, LocalDate until) {
    completion(id(volunteer), item, of, day, until);
  }

  private static void completion(UUID id, String item, String of, LocalDate day, LocalDate until) {
    Database.execute(
        """
        INSERT INTO completion (id, volunteer_id, item, training_code, role_code, exempt, done_on, expires_on, evidence,
                                decided_by, recorded_at)
        VALUES (gen_random_uuid(), '%1$s', '%2$s', %3$s, %4$s, false, '%5$s', %6$s, 'LETTER', %7$s, '%5$s')
        """
            .formatted(
                id,
                item,
                item.equals("TRAINING") ? "'" + of + "'" : "NULL",
                item.equals("CONSENT") ? "'" + of + "'" : "NULL",
                day,
                until == null ? "NULL" : "'" + until + "'",
                BY_SOMEBODY.formatted(id)));
  }

  /** A suitable enhanced check that was issued and seen on the day. */
  public static void check(Actor volunteer, String role, String workforce, LocalDate issued) {
    var id = id(volunteer);
    Database.execute(
        """
        INSERT INTO dbs_check (id, volunteer_id, role_code, level, workforce, issued_on, seen_on, update_service,
                               suitable, seen_by, recorded_at)
        VALUES (gen_random_uuid(), '%1$s', '%2$s', 'ENHANCED', '%3$s', '%4$s', '%4$s', true, true, %5$s, '%4$s')
        """
            .formatted(id, role, workforce, issued, BY_SOMEBODY.formatted(id)));
  }

  /** All that the home library asks for, but the check. */
  public static void readyForHomes(Actor volunteer) {
    var day = LocalDate.of(2026, 1, 10);
    done(volunteer, "REFERENCE", null, day, null);
    done(volunteer, "REFERENCE", null, day, null);
    for (var training : new String[] {"induction", "lone-working", "safeguarding"}) {
      done(volunteer, "TRAINING", training, day, null);
    }
  }
}
