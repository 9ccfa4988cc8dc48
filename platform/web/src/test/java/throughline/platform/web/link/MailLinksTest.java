package throughline.platform.web.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.database.JdbiProducer;
import throughline.platform.database.Sql;
import throughline.platform.testing.TestClock;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;
import throughline.platform.web.seal.Secret;

class MailLinksTest {

  private final UUID holder = UUID.randomUUID();
  private final TestClock clock = new TestClock();
  private MailLinks links;

  @BeforeEach
  void migrate() {
    var url = TestServers.postgres().jdbcUrl(TestServers.postgres().createDatabase());
    var role = TestPostgres.SERVICE_ROLE;
    Flyway.configure().dataSource(url, role, role).locations("classpath:db/link").load().migrate();
    links =
        new MailLinks(
            new Sql(JdbiProducer.configured(Jdbi.create(url, role, role))), new Month(), clock) {};
  }

  private static final class Month implements MailLinks.Lasting {
    @Override
    public Duration lasts() {
      return Duration.ofDays(30);
    }

    @Override
    public Duration renewable() {
      return Duration.ofDays(365);
    }

    @Override
    public Duration session() {
      return Duration.ofMinutes(30);
    }
  }

  @Test
  void aLinkIsExchangedForASessionAndEitherOpensForItsTime() {
    var link = mail();
    var session = links.session(holder);

    assertEquals(Optional.of(holder), links.holderOf(link));
    assertEquals(Optional.of(holder), links.inSession(session));
    assertEquals(Optional.empty(), links.inSession(link), "a link is no session");
    assertEquals(Optional.empty(), links.holderOf(session));
    assertEquals(Optional.empty(), links.holderOf(Secret.random()));

    clock.advance(Duration.ofMinutes(30));
    assertEquals(Optional.empty(), links.inSession(session));
    clock.advance(Duration.ofDays(30));
    assertEquals(Optional.empty(), links.holderOf(link));
    assertEquals(Optional.of(holder), links.formerHolderOf(link));
  }

  @Test
  void anOldLinkAsksForANewOneOnceInAnHour() {
    var link = mail();
    clock.advance(Duration.ofDays(31));

    assertEquals(Optional.of(holder), links.renew(link));
    assertEquals(Optional.empty(), links.renew(link));
    clock.advance(Duration.ofHours(1));
    assertEquals(Optional.of(holder), links.renew(link));
    clock.advance(Duration.ofDays(365));
    assertEquals(Optional.empty(), links.renew(link));
  }

  @Test
  void ofOneHolderTheLinksOfTheNewestFiveMailsOpenHoweverOftenOneIsTried() {
    var first = mail();
    clock.advance(Duration.ofMinutes(1));
    var tried = UUID.randomUUID();
    for (var i = 0; i < 9; i++) {
      links.link(holder, tried);
    }
    for (var i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(1));
      mail();
    }
    assertEquals(Optional.of(holder), links.holderOf(first));
    clock.advance(Duration.ofMinutes(1));
    mail();
    assertEquals(Optional.empty(), links.holderOf(first));
  }

  @Test
  void whatIsRevokedOrHasEndedOpensNothing() {
    var link = mail();
    var closed = links.session(holder);
    var session = links.session(holder);
    var other = links.link(UUID.randomUUID(), UUID.randomUUID());

    links.end(closed);
    assertEquals(Optional.empty(), links.inSession(closed));
    links.revoke(List.of(holder));
    assertEquals(Optional.empty(), links.holderOf(link));
    assertEquals(Optional.empty(), links.inSession(session));
    assertNotEquals(Optional.empty(), links.holderOf(other));

    clock.advance(Duration.ofDays(396));
    assertEquals(1, links.purgeBatch(clock.instant(), 100));
  }

  private Secret mail() {
    return links.link(holder, UUID.randomUUID());
  }
}
