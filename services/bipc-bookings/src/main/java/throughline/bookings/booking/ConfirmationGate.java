package throughline.bookings.booking;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.link.PlaceMail;
import throughline.platform.database.Sql;
import throughline.platform.mail.MailGate;

/** Nobody gets a confirmation of what is over or cancelled, after the mail server was away. */
abstract class ConfirmationGate implements MailGate {
  private static final String WHAT_HAS_BECOME_OF_IT =
      """
      SELECT booking.cancelled_at IS NOT NULL AS cancelled, session.ends_at
      FROM booking JOIN session ON session.id = booking.session_id
      WHERE booking.id = :booking
      """;

  private record Booked(boolean cancelled, Instant endsAt) {}

  private final String kind;
  private final Sql sql;
  private final Clock clock;

  ConfirmationGate(String kind, Sql sql, Clock clock) {
    this.kind = kind;
    this.sql = sql;
    this.clock = clock;
  }

  @Singleton
  static class OfAccounts extends ConfirmationGate {
    OfAccounts(Sql sql, Clock clock) {
      super(BookingMails.CONFIRMED, sql, clock);
    }
  }

  @Singleton
  static class OfLinks extends ConfirmationGate {
    OfLinks(Sql sql, Clock clock) {
      super(PlaceMail.BOOKED.code(), sql, clock);
    }
  }

  @Singleton
  static class OfMoves extends ConfirmationGate {
    OfMoves(Sql sql, Clock clock) {
      super(PlaceMail.MOVED.code(), sql, clock);
    }
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Optional<String> reasonToWithhold(String reference) {
    return sql.of(WHAT_HAS_BECOME_OF_IT)
        .bind("booking", UUID.fromString(reference))
        .first(Booked.class)
        .map(this::reasonToWithhold)
        .orElse(Optional.of("The booking is gone."));
  }

  private Optional<String> reasonToWithhold(Booked booked) {
    if (booked.cancelled()) {
      return Optional.of("The booking is cancelled.");
    }
    return clock.instant().isBefore(booked.endsAt())
        ? Optional.empty()
        : Optional.of("The session is over.");
  }
}
