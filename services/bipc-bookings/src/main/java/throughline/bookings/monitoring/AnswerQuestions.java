package throughline.bookings.monitoring;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.link.BookingLinks;
import throughline.bookings.entrepreneur.Entrepreneurs;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.equality.EqualityAnswers;
import throughline.platform.database.equality.EqualityStore;

/** Somebody answers the questions, would rather not, or takes the answers back. */
@ApplicationScoped
class AnswerQuestions {
  /** What somebody decided; the answers are of whoever answers. */
  sealed interface Decision {
    record Answer(EqualityAnswers answers) implements Decision {}

    record Skip() implements Decision {}

    record Withdraw() implements Decision {}
  }

  private final Entrepreneurs entrepreneurs;
  private final EqualityStore store;
  private final BookingLinks links;

  AnswerQuestions(Entrepreneurs entrepreneurs, EqualityStore store, BookingLinks links) {
    this.entrepreneurs = entrepreneurs;
    this.store = store;
    this.links = links;
  }

  @Transactional
  void decide(SignedIn who, Optional<String> address, Decision decision) {
    keep(entrepreneurs.recognise(who, address).id(), decision);
  }

  /** By the link of a mail, which opens nothing once they have decided. */
  @Transactional
  void decide(UUID person, UUID link, Decision decision) {
    keep(person, decision);
    links.revoke(List.of(link));
  }

  private void keep(UUID person, Decision decision) {
    if (decision instanceof Decision.Answer answer) {
      store.answer(person, answer.answers());
    } else if (decision instanceof Decision.Skip) {
      store.decline(person);
    } else {
      store.withdraw(person);
    }
    Log.info("event=equality-questions-decided");
  }
}
