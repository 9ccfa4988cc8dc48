package throughline.tracker.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.log.LogRecord;
import throughline.tracker.engine.log.TopicOffset;

class BatchesTest {

  @Test
  void aPollIsPartedWhereItsBodiesWouldBeTooMuchAtOnce() {
    assertEquals(List.of(List.of(4, 5), List.of(9), List.of(2, 1)), batches(10, 4, 5, 9, 2, 1));
  }

  @Test
  void aBodyThatIsTooLongByItselfGoesAlone() {
    assertEquals(List.of(List.of(1), List.of(50), List.of(1)), batches(10, 1, 50, 1));
    assertEquals(List.of(), batches(10));
  }

  private static List<List<Integer>> batches(long most, int... lengths) {
    var records = IntStream.of(lengths).mapToObj(BatchesTest::record).toList();
    return Batches.of(records, most).stream()
        .map(batch -> batch.stream().map(record -> record.body().length).toList())
        .toList();
  }

  private static LogRecord record(int length) {
    return new LogRecord(new TopicOffset("topic", 0, 0), "key", Map.of(), new byte[length]);
  }
}
