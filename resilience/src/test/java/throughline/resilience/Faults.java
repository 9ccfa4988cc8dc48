package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import throughline.client.JsonClient;
import throughline.local.AdminApi;
import throughline.local.Instance;
import throughline.local.Port;
import throughline.local.Realm;
import throughline.local.Stack;
import throughline.local.SuiteService;

/** What can happen to a suite under load, one of it at a time and drawn by chance. */
final class Faults {
  private static final Duration RESTART = Duration.ofMinutes(4);
  private static final Duration PAST_ANY_TOKEN = Duration.ofSeconds(70);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<String> SERVERS = List.of("postgresql", "kafka", "keycloak", "mail");
  private static final List<Duration> CLOCKS =
      List.of(
          Duration.ofSeconds(-20),
          Duration.ofSeconds(20),
          Duration.ofMinutes(-10),
          Duration.ofMinutes(10));
  private static final Duration BORNE = Duration.ofSeconds(30);
  private static final int UNAUTHORIZED = 401;

  private final FaultySuite faulty;
  private final Suite suite;
  private final Stack stack;
  private final MixedLoad load;
  private final Random random;
  private final Garbage garbage;
  private final String oldToken;
  private final long oldTokenSince = System.nanoTime();
  private int toBeSetAside;

  Faults(FaultySuite faulty, MixedLoad load, Random random) throws IOException {
    this.faulty = faulty;
    this.suite = faulty.suite();
    this.stack = suite.stack();
    this.load = load;
    this.random = random;
    this.garbage = new Garbage(stack, random);
    Realm.Person registrar = Realm.person("registrar");
    this.oldToken =
        new JsonClient()
            .token(
                stack.settings().issuer(),
                Realm.JOURNEY_CLIENT,
                registrar.username(),
                registrar.password());
  }

  /** How many records the tracker has to have set aside by now. */
  int toBeSetAside() {
    return toBeSetAside;
  }

  /** Each process once, in any order. */
  List<Fault> everyKill() {
    List<String> parts = parts();
    Collections.shuffle(parts, random);
    return parts.stream().map(this::kill).toList();
  }

  /** One of each family of faults that this machine can make, in any order, as often as needed. */
  List<Fault> draw(int number) throws IOException {
    List<Fault> drawn = new ArrayList<>();
    while (drawn.size() < number) {
      List<Fault> round = ofEachFamily();
      Collections.shuffle(round, random);
      drawn.addAll(round);
    }
    return drawn.subList(0, number);
  }

  private List<Fault> ofEachFamily() throws IOException {
    List<Fault> round = new ArrayList<>();
    round.add(kill(any(parts())));
    round.add(stop(any(SERVERS)));
    round.add(freeze(any(parts())));
    for (Port port : List.of(Port.POSTGRESQL, Port.KAFKA)) {
      round.add(network(port));
    }
    round.add(network(any(List.of(Port.KEYCLOAK, Port.MAIL))));
    round.add(killTwo());
    round.add(tokensExpire());
    round.add(garbageComes());
    if (faulty.disk() != null) {
      round.add(diskIsFull());
    }
    if (WrongClock.isPossible()) {
      round.add(clockIsWrong(any(List.of(SuiteService.values())), any(CLOCKS)));
    }
    return round;
  }

  private static List<String> parts() {
    return new ArrayList<>(
        Stream.concat(SERVERS.stream(), Stream.of(SuiteService.values()).map(SuiteService::folder))
            .toList());
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Duration aMoment() {
    return Duration.ofMillis(1_500 + random.nextInt(3_500));
  }

  private Fault kill(String part) {
    return new Fault(
        "kill " + part,
        () -> {
          MixedLoad.awaitARequestUnderWay(load.writersTo(part));
          ProcessHandle killed = stack.process(part);
          killed.destroyForcibly();
          awaitAnother(part, killed);
        });
  }

  private Fault killTwo() {
    String one = any(parts());
    String other = any(parts().stream().filter(part -> !part.equals(one)).toList());
    return new Fault(
        "kill %s and %s".formatted(one, other),
        () -> {
          ProcessHandle first = stack.process(one);
          ProcessHandle second = stack.process(other);
          MixedLoad.awaitARequestUnderWay(load.writers());
          first.destroyForcibly();
          second.destroyForcibly();
          awaitAnother(one, first);
          awaitAnother(other, second);
        });
  }

  private Fault stop(String part) {
    Duration away = random.nextInt(8) == 0 ? MINUTE : aMoment();
    return new Fault(
        "stop %s for %s".formatted(part, seconds(away)),
        () -> {
          ProcessHandle stopped = stack.process(part);
          stack.hold(part);
          last(away);
          stack.release(part);
          awaitAnother(part, stopped);
        });
  }

  private Fault freeze(String part) {
    Duration away = aMoment();
    return new Fault(
        "freeze %s for %s".formatted(part, seconds(away)),
        () -> {
          MixedLoad.awaitARequestUnderWay(load.writersTo(part));
          ProcessHandle frozen = stack.process(part);
          signal("STOP", frozen);
          last(away);
          signal("CONT", frozen);
        });
  }

  /** A server may have started processes of its own. */
  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("kill", "-" + name));
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(each -> words.add(Long.toString(each.pid())));
    // One of them may have ended meanwhile.
    new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  private Fault network(Port port) {
    List<Proxy.Mode> modes =
        Stream.of(Proxy.Mode.values()).filter(mode -> mode != Proxy.Mode.OPEN).toList();
    Proxy.Mode mode = any(modes);
    Duration time = aMoment();
    return new Fault(
        "connections to %s %s for %s".formatted(port.purpose(), word(mode), seconds(time)),
        () -> {
          MixedLoad.awaitARequestUnderWay(load.writers());
          faulty.before(port).be(mode);
          last(time);
          faulty.before(port).be(Proxy.Mode.OPEN);
        });
  }

  private static String word(Proxy.Mode mode) {
    return switch (mode) {
      case REFUSING -> "refused";
      case SILENT -> "silent";
      case SLOW -> "slow";
      case LOSING -> "lost";
      case BREAKING -> "cut amid answers";
      case OPEN -> "open";
    };
  }

  private Fault diskIsFull() {
    Duration time = aMoment();
    return new Fault(
        "the disk of PostgreSQL and Kafka full for " + seconds(time),
        () -> {
          faulty.disk().fill();
          last(time);
          faulty.disk().makeRoom();
          await().atMost(RESTART).until(() -> SERVERS.stream().allMatch(stack::isReady));
        });
  }

  /**
   * Everybody's session at the provider ends, and what was given out long ago is used once more.
   */
  private Fault tokensExpire() {
    return new Fault(
        "every session ended, and an old token used",
        () -> {
          // A connection to the database that an earlier fault broke fails once more when it is
          // used.
          await()
              .atMost(MINUTE)
              .ignoreException(IOException.class)
              .until(this::everybodyIsLoggedOut);
          await()
              .atMost(PAST_ANY_TOKEN.multipliedBy(2))
              // On purpose: a token's time is the provider's.
              .until(() -> System.nanoTime() - oldTokenSince > PAST_ANY_TOKEN.toNanos());
          for (SuiteService service : Suite.PUBLISHERS) {
            await()
                .atMost(MINUTE)
                .ignoreException(IOException.class)
                .untilAsserted(
                    () ->
                        assertEquals(
                            UNAUTHORIZED,
                            new JsonClient()
                                .get(suite.address(service) + "/api/libraries", oldToken)
                                .status(),
                            service::name));
          }
        });
  }

  private boolean everybodyIsLoggedOut() throws IOException, InterruptedException {
    AdminApi.of(stack.settings()).post("/" + Realm.NAME + "/logout-all", Map.of());
    return true;
  }

  private Fault garbageComes() {
    return new Fault(
        "garbage on a topic, and some records again", () -> toBeSetAside += garbage.deliver());
  }

  /**
   * Another instance of a service, whose clock is wrong, takes all that comes for a while. Where
   * clocks differ by more than a token lives it may refuse all of it.
   */
  private Fault clockIsWrong(SuiteService service, Duration ahead) {
    return new Fault(
        "an instance of %s with its clock %+d s".formatted(service.folder(), ahead.toSeconds()),
        () -> {
          List<Writer> writers = load.writersTo(service.folder());
          try (Instance instance = stack.another(service, WrongClock.environment(ahead))) {
            writers.forEach(writer -> writer.bearWithUnauthorized(true));
            suite.lead(service, instance.address());
            if (ahead.abs().compareTo(BORNE) < 0) {
              load.awaitProgress(2);
            } else {
              last(aMoment());
            }
            suite.lead(service, suite.address(service));
            load.awaitProgress(1);
            writers.forEach(writer -> writer.bearWithUnauthorized(false));
          }
        });
  }

  private void awaitAnother(String part, ProcessHandle before) {
    await()
        .atMost(RESTART)
        .until(() -> stack.process(part).pid() != before.pid() && stack.isReady(part));
  }

  private static void last(Duration time) {
    // On purpose: how long a fault lasts is part of it.
    await().atMost(time.plusMinutes(1)).pollDelay(time).until(() -> true);
  }

  private static String seconds(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1e3);
  }
}
