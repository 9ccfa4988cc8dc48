package throughline.platform.core.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicePartTest {

  private static final List<Integer> SEVEN = IntStream.rangeClosed(1, 7).boxed().toList();

  @Test
  void linksLeadThroughAListThatIsHeldWholeAndBack() {
    var first = part(null, null);
    var second = part(first.next(), null);
    var third = part(second.next(), null);

    assertEquals(List.of(1, 2, 3), first.items());
    assertEquals(List.of(4, 5, 6), second.items());
    assertEquals(List.of(7), third.items());
    assertNull(first.previous());
    assertNull(third.next());
    assertEquals("4 to 6 of 7 things", second.position("thing", "things"));
    assertEquals(second, part(null, third.previous()));
    assertEquals(first, part(null, second.previous()));
  }

  @Test
  void whatIsNoLongerThereLeadsToTheFirstPart() {
    assertEquals(part(null, null), part(id(99), null));
    assertEquals(part(null, null), part(null, id(99)));
  }

  @Test
  void whoeverComesBackToAnEntryComesToItsPart() {
    var second = part(part(null, null).next(), null);

    assertEquals(part(null, null), holding(3));
    assertEquals(second, holding(4));
    assertEquals(second, holding(6));
    assertEquals(part(second.next(), null), holding(7));
    assertEquals(part(null, null), holding(99));
    assertEquals(0, Slice.holding(List.<Integer>of(), SlicePartTest::id, id(1), 3).total());
  }

  private static Slice<Integer> holding(int number) {
    return Slice.holding(SEVEN, SlicePartTest::id, id(number), 3);
  }

  @Test
  void ofNothingThereIsNothing() {
    var none = Slice.part(List.<Integer>of(), SlicePartTest::id, PageRequest.first(3));

    assertEquals(List.of(), none.items());
    assertEquals(0, none.total());
    assertNull(none.next());
  }

  private static Slice<Integer> part(UUID after, UUID before) {
    return Slice.part(SEVEN, SlicePartTest::id, new PageRequest(after, before, 50).atMost(3));
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
