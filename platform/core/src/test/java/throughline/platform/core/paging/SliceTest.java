package throughline.platform.core.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SliceTest {

  private final UUID previous = UUID.randomUUID();
  private final UUID next = UUID.randomUUID();

  @Test
  void aWholeListSaysHowManyThereAre() {
    assertEquals("1 booking", Slice.whole(List.of(7)).position("booking", "bookings"));
    assertEquals("2 bookings", Slice.whole(List.of(7, 8)).position("booking", "bookings"));
  }

  @Test
  void aPartSaysWhichItIs() {
    var slice = new Slice<>(List.of(7, 8, 9), previous, next, 430, 50);

    assertEquals("51 to 53 of 430 bookings", slice.position("booking", "bookings"));
  }

  @Test
  void aViewOfAPartIsTheSamePart() {
    var slice = new Slice<>(List.of(7, 8), previous, next, 430, 50).map(number -> "no " + number);

    assertEquals(new Slice<>(List.of("no 7", "no 8"), previous, next, 430, 50), slice);
  }

  @Test
  void emptyIsThePartNotTheList() {
    assertTrue(new Slice<>(List.of(), null, null, 430, 430).isEmpty());
    assertFalse(Slice.whole(List.of(7)).isEmpty());
  }
}
