package throughline.platform.messaging;

import java.util.List;

/** Sends a batch and knows what became of each part of it. */
interface Publisher extends AutoCloseable {

  /** Sends the rows in their order and returns when none is under way any more. */
  Receipt publish(List<OutboxRow> rows);

  @Override
  void close();

  /**
   * What became of a batch.
   *
   * @param acknowledged rows that Kafka keeps
   * @param refused rows that Kafka will never take
   * @param failure why the others are to be tried again, null if there are no others
   */
  record Receipt(List<OutboxRow> acknowledged, List<Refusal> refused, Exception failure) {}

  /** A row that Kafka will never take, and why. */
  record Refusal(OutboxRow row, String reason) {}
}
