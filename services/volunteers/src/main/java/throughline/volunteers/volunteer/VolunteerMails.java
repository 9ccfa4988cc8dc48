package throughline.volunteers.volunteer;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.mail.Attachment;
import throughline.platform.mail.EveryMailGate;
import throughline.platform.mail.Message;
import throughline.platform.mail.Outgoing;
import throughline.volunteers.volunteer.Volunteer.Status;

/**
 * All mail to volunteers. It reaches nobody who left, died or was erased, whenever it was written,
 * since it is asked again as it leaves. Mail about something else than a volunteer passes.
 */
@ApplicationScoped
public class VolunteerMails implements EveryMailGate {
  /** A kind that begins so does not reach who pauses. */
  public static final String REMINDER = "reminder-";

  /** A kind that begins so still reaches who has left. */
  public static final String FAREWELL = "farewell-";

  private static final char AND = '/';

  private static final String ADDRESSES =
      """
      SELECT person_id AS person, email_address AS address FROM person_details
      WHERE person_id = ANY (CAST(:people AS uuid[])) AND email_address IS NOT NULL
      """;

  private static final String STANDS =
      """
      SELECT status, erased_at IS NOT NULL OR died_on IS NOT NULL OR merged_into IS NOT NULL AS gone
      FROM volunteer WHERE id = CAST(:person AS uuid)
      """;

  private static final String ABOUT =
      "SELECT DISTINCT reference FROM mail WHERE split_part(reference, '/', 1) = ANY (CAST(:people AS text[]))";

  /**
   * A mail to one volunteer.
   *
   * @param about the number of what else it is about; null if nothing
   */
  public record Letter(
      String kind,
      UUID volunteer,
      UUID about,
      String subject,
      TemplateInstance body,
      List<Attachment> attachments) {

    public Letter(String kind, UUID volunteer, UUID about, String subject, TemplateInstance body) {
      this(kind, volunteer, about, subject, body, List.of());
    }

    String reference() {
      return VolunteerMails.reference(volunteer, about);
    }
  }

  private record Reached(UUID person, String address) {}

  private record Stands(Status status, boolean gone) {}

  private final Outgoing outgoing;
  private final Sql sql;

  VolunteerMails(Outgoing outgoing, Sql sql) {
    this.outgoing = outgoing;
    this.sql = sql;
  }

  /**
   * Writes to those whose address is known, by one statement.
   *
   * @return how many mails leave
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int send(List<Letter> letters) {
    var addresses = addresses(letters);
    var mails =
        letters.stream()
            .filter(letter -> addresses.containsKey(letter.volunteer()))
            .map(
                letter ->
                    new Message(
                        letter.kind(),
                        letter.reference(),
                        addresses.get(letter.volunteer()),
                        letter.subject(),
                        letter.body(),
                        letter.attachments()))
            .toList();
    outgoing.sendAll(mails);
    return mails.size();
  }

  private Map<UUID, String> addresses(List<Letter> letters) {
    return sql
        .of(ADDRESSES)
        .bind("people", TextArray.of(letters, Letter::volunteer))
        .list(Reached.class)
        .stream()
        .collect(Collectors.toMap(Reached::person, Reached::address));
  }

  /**
   * What a mail is about.
   *
   * @param about null if it is about nothing but the person
   */
  public static String reference(UUID volunteer, UUID about) {
    return about == null ? volunteer.toString() : volunteer.toString() + AND + about;
  }

  /** Whom a mail of that reference goes to. */
  public static UUID volunteer(String reference) {
    return UUID.fromString(first(reference));
  }

  /** What else it is about. */
  public static UUID about(String reference) {
    return UUID.fromString(reference.substring(reference.indexOf(AND) + 1));
  }

  private static String first(String reference) {
    var end = reference.indexOf(AND);
    return end < 0 ? reference : reference.substring(0, end);
  }

  @Override
  public Optional<String> reasonToWithhold(String kind, String reference) {
    return sql.of(STANDS)
        .bind("person", first(reference))
        .first(Stands.class)
        .flatMap(stands -> reasonToWithhold(kind, stands));
  }

  private static Optional<String> reasonToWithhold(String kind, Stands stands) {
    if (stands.gone()) {
      return Optional.of("The volunteer is gone.");
    }
    return switch (stands.status()) {
      case REMOVED -> Optional.of("The person no longer volunteers.");
      case LEFT ->
          kind.startsWith(FAREWELL)
              ? Optional.empty()
              : Optional.of("The person no longer volunteers.");
      case PAUSED ->
          kind.startsWith(REMINDER) ? Optional.of("The volunteer pauses.") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Deletes every mail to these people, sent or not. */
  void erase(List<UUID> people) {
    outgoing.erase(sql.of(ABOUT).bind("people", people).list(String.class));
  }
}
