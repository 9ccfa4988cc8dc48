package throughline.local.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final Session SMTP = Session.getInstance(new Properties());

  private final Inbox inbox = new Inbox(Clock.systemUTC());

  @Test
  void theNewestMailsAreKeptAndTheOldestMakeRoom() throws Exception {
    for (int number = 1; number <= Inbox.MAILS + 3; number++) {
      inbox.take(mail("Mail " + number, "short"));
    }

    List<Mail> kept = inbox.all();
    assertEquals(Inbox.MAILS, kept.size());
    assertEquals("Mail 4", kept.get(0).subject());
    assertEquals(Inbox.MAILS + 3, kept.get(kept.size() - 1).number());
    assertEquals(Inbox.MAILS + 3, inbox.taken());
  }

  @Test
  void fewLargeOnesMakeRoomAsWell() throws Exception {
    String aThird = "x".repeat((int) (Inbox.BYTES / 2 / 3) - 100);
    for (int number = 1; number <= 5; number++) {
      inbox.take(mail("Mail " + number, aThird));
    }

    assertEquals(List.of(3, 4, 5), inbox.all().stream().map(Mail::number).toList());
  }

  @Test
  void oneThatIsTooLargeByItselfIsShownUntilTheNextComes() throws Exception {
    inbox.take(mail("Small", "short"));
    inbox.take(mail("Large", "x".repeat((int) Inbox.BYTES)));
    assertEquals(List.of("Large"), inbox.all().stream().map(Mail::subject).toList());

    inbox.take(mail("Next", "short"));
    assertEquals(List.of("Next"), inbox.all().stream().map(Mail::subject).toList());
  }

  @Test
  void thePageSaysWhatWasDropped() throws Exception {
    inbox.take(mail("First", "short"));
    assertTrue(MailHtml.list(inbox.all(), inbox.taken()).contains("<caption>The newest first."));

    String page = MailHtml.list(inbox.all(), 1_501);
    assertTrue(page.contains("The newest 1 of 1,501, the newest first. Older mails were"), page);
  }

  private static MimeMessage mail(String subject, String text) throws Exception {
    MimeMessage mail = new MimeMessage(SMTP);
    mail.setFrom(new InternetAddress("no-reply@throughline.example"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress("newcomer@example.org"));
    mail.setSubject(subject);
    mail.setText(text);
    mail.saveChanges();
    return mail;
  }
}
