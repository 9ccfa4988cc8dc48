package throughline.platform.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TellStoriesTest {

  private final DemoClock clock =
      new DemoClock(Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void eachStoryIsToldOnceAtItsOwnTime() throws Exception {
    var told = new ConcurrentLinkedQueue<Instant>();
    DemoStory story =
        time -> {
          time.moveTo(Instant.EPOCH);
          told.add(clock.instant());
        };

    new TellStories(4).tell(Collections.nCopies(100, story), clock);

    assertEquals(Collections.nCopies(100, Instant.EPOCH), List.copyOf(told));
  }

  /** The third of them begins while the first is told; the other two share something. */
  @Test
  void onlyThoseThatShareSomethingWaitForEachOther() throws Exception {
    var others = new CountDownLatch(1);
    var told = new ConcurrentLinkedQueue<String>();
    DemoStory first =
        time -> {
          awaitOrFail(others);
          told.add("first");
        };
    DemoStory second = time -> told.add("second");
    DemoStory alone = time -> others.countDown();

    new TellStories(3)
        .tell(List.of(first.sharing(Set.of("a", "b")), second.sharing(Set.of("b")), alone), clock);

    assertEquals(List.of("first", "second"), List.copyOf(told));
  }

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void thoseThatShareSomethingAreToldInTheirOrder() throws Exception {
    var told = new ConcurrentLinkedQueue<Integer>();
    var numbers = IntStream.range(0, 5_000).boxed().toList();
    var stories =
        numbers.stream()
            .map(
                number -> {
                  DemoStory story = time -> told.add(number);
                  return story.sharing(Set.of("the same"));
                })
            .toList();

    new TellStories(4).tell(stories, clock);

    assertEquals(numbers, List.copyOf(told));
  }

  /** Whatever the same thread told before: which one that is, is chance. */
  @Test
  void aStoryThatSaysNoMomentIsToldInThePresent() throws Exception {
    var told = new ConcurrentLinkedQueue<Instant>();
    DemoStory longAgo = time -> time.moveTo(Instant.EPOCH);
    DemoStory today = time -> told.add(clock.instant());

    new TellStories(1).tell(List.of(longAgo, today), clock);

    assertEquals(List.of(Instant.parse("2026-11-25T12:00:00Z")), List.copyOf(told));
  }

  @Test
  void theFirstThatFailsEndsIt() {
    var begun = new AtomicInteger();
    DemoStory story =
        time -> {
          if (begun.incrementAndGet() == 3) {
            throw new IllegalStateException("no more");
          }
        };

    var failure =
        assertThrows(
            ExecutionException.class,
            () -> new TellStories(2).tell(Collections.nCopies(10_000, story), clock));

    assertEquals("no more", failure.getCause().getMessage());
    assertTrue(begun.get() < 10_000);
  }

  @Test
  void peopleAreCountedOnTheLastDayOnWhichTheyWereSeen() {
    var tally = new Tally();
    var monday = LocalDate.of(2026, 11, 23);
    tally.add("hours", monday, 60);
    tally.add("hours", monday, 30);
    tally.seen("people", "a", monday.plusDays(1));
    tally.seen("people", "a", monday);
    tally.seen("people", "b", monday.plusDays(1));

    assertEquals(List.of("hours 2026-11-23 90", "people 2026-11-24 2"), tally.lines());
  }
}
