package throughline.platform.mail;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a use case leaves its mail. It leaves the house after the commit, and only if there is one;
 * until a mail server has taken it, it is kept.
 */
@ApplicationScoped
public class Outgoing {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final DataSource database;
  private final Clock clock;
  private final MailConfig config;
  private final MailSignal signal;
  private final BrowseMail browseMail;
  private final String host;

  Outgoing(
      DataSource database,
      Clock clock,
      MailConfig config,
      MailSignal signal,
      BrowseMail browseMail,
      @ConfigProperty(name = "quarkus.mailer.from") String from) {
    this.database = database;
    this.clock = clock;
    this.config = config;
    this.signal = signal;
    this.browseMail = browseMail;
    this.host = from.replaceAll(".*@|>.*", "");
  }

  /**
   * Keeps a mail in the running transaction. An address that cannot be right does not fail the use
   * case: the page of mails says so.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is running
   * @throws MailException if it is too large or the database refuses it; the transaction then rolls
   *     back
   */
  @Transactional(MANDATORY)
  public void send(Message message) {
    keep(List.of(message));
  }

  /** The same for many, by one statement; for none, nothing happens. */
  @Transactional(MANDATORY)
  public void sendAll(List<Message> messages) {
    if (!messages.isEmpty()) {
      keep(messages);
    }
  }

  private void keep(List<Message> messages) {
    var mails = messages.stream().map(this::stored).toList();
    mails.forEach(this::refuseTooLarge);
    // A pooled data source gives the transaction's own connection here, and keeps it open.
    try (var connection = database.getConnection()) {
      MailTable.insert(connection, mails);
    } catch (SQLException e) {
      throw new MailException("A mail could not be kept", e);
    }
    signal.wakeAfterCommit();
  }

  private void refuseTooLarge(StoredMail mail) {
    var size = size(mail);
    if (size > config.maxBytes()) {
      throw new MailException(
          "A mail of the kind %s is %,d bytes long, and at most %,d leave"
              .formatted(mail.kind(), size, config.maxBytes()));
    }
  }

  /**
   * What has become of the latest mail of a kind about something; empty if there was none. So a
   * page says that a mail comes only if one does.
   */
  public Optional<MailStatus> statusOf(String kind, String reference) {
    return browseMail.statusOf(kind, reference);
  }

  /**
   * How many mails of a kind about any of these have left since then, or wait to: for whoever must
   * not fill a mailbox.
   */
  public long countSince(Instant then, String kind, List<String> references) {
    return browseMail.countSince(then, kind, references);
  }

  /**
   * Deletes every mail about these, sent or not, as a part of their erasure. One that is leaving at
   * this moment is waited for.
   *
   * @param references what the mails were about
   * @throws jakarta.transaction.TransactionalException if no transaction is running
   */
  @Transactional(MANDATORY)
  public void erase(List<String> references) {
    erase(connection -> MailTable.erase(connection, references));
  }

  /**
   * The same for mails of one kind, which something else takes the place of.
   *
   * @param kind of the mails
   * @param references as above
   * @throws jakarta.transaction.TransactionalException if no transaction is running
   */
  @Transactional(MANDATORY)
  public void erase(String kind, List<String> references) {
    erase(connection -> MailTable.erase(connection, kind, references));
  }

  private void erase(Erasing erasing) {
    try (var connection = database.getConnection()) {
      erasing.of(connection);
    } catch (SQLException e) {
      throw new MailException("Mails could not be erased", e);
    }
  }

  private interface Erasing {
    void of(Connection connection) throws SQLException;
  }

  private StoredMail stored(Message message) {
    var id = IDS.generate();
    return new StoredMail(
        id,
        "<%s@%s>".formatted(id, host),
        message.kind(),
        message.reference(),
        clock.instant(),
        0,
        message.to(),
        message.subject(),
        message.body().render(),
        message.attachments());
  }

  private static long size(StoredMail mail) {
    return mail.html().length()
        + mail.attachments().stream().mapToLong(file -> file.content().length).sum();
  }
}
