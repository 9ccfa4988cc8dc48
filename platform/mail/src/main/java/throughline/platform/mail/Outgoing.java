package throughline.platform.mail;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Where a use case leaves its mail. It leaves the house after the commit, and only if there is one;
 * until a mail server has taken it, it is kept.
 */
@ApplicationScoped
public class Outgoing {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  private final Jdbi jdbi;
  private final Clock clock;
  private final MailConfig config;
  private final MailSignal signal;
  private final BrowseMail browseMail;
  private final String host;

  Outgoing(
      Jdbi jdbi,
      Clock clock,
      MailConfig config,
      MailSignal signal,
      BrowseMail browseMail,
      @ConfigProperty(name = "quarkus.mailer.from") String from) {
    this.jdbi = jdbi;
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
    inDatabase("A mail could not be kept", handle -> MailTable.insert(handle, mails));
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
    inDatabase("Mails could not be erased", handle -> MailTable.erase(handle, references));
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
    inDatabase("Mails could not be erased", handle -> MailTable.erase(handle, kind, references));
  }

  private void inDatabase(String otherwise, Consumer<Handle> work) {
    try {
      jdbi.useHandle(work::accept);
    } catch (JdbiException e) {
      throw new MailException(otherwise, e);
    }
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
        message.replyTo(),
        message.subject(),
        message.body().render(),
        message.attachments());
  }

  private static long size(StoredMail mail) {
    return mail.html().length()
        + mail.attachments().stream().mapToLong(file -> file.content().length).sum();
  }
}
