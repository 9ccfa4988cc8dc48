package throughline.platform.keycloak;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentMailsTest {

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");

  private final RecentMails sent =
      new RecentMails(
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  @Test
  void eachMailMakesRoomWhenItsLinkNoLongerWorks() {
    for (int i = 0; i < RecentMails.MOST; i++) {
      assertTrue(sent.count("owner@example.org"));
      now = now.plus(Duration.ofMinutes(1));
    }
    assertFalse(sent.count("owner@example.org"));
    assertFalse(sent.count("Owner@Example.org"), "it is the same mailbox");
    assertTrue(sent.count("other@example.org"));

    now = Instant.parse("2026-11-30T12:00:00Z").plus(RecentMails.WHILE);

    assertTrue(sent.count("owner@example.org"));
    assertFalse(sent.count("owner@example.org"), "the second still works");
  }
}
