package throughline.membership.testing;

import java.util.UUID;
import throughline.platform.testing.Database;

/** What the library system has to be told, as tests need to find it. */
public final class HandOverRows {

  private HandOverRows() {}

  /** Nothing is to be told of anybody who was enrolled before. */
  public static void none() {
    Database.execute("DELETE FROM hand_over; DELETE FROM patron_file");
  }

  /** One waits; of another, who withdrew since, the library system refused to hear. */
  public static void onlyWaiting(String member, String ended) {
    Database.execute(
        """
        DELETE FROM hand_over WHERE member_key NOT IN ('%1$s', '%2$s');
        UPDATE member SET withdrawn_on = enrolled_on WHERE key = '%2$s';
        UPDATE hand_over SET state = 'FAILED', told_at = now(), told_by = 'PROGRAM'
        WHERE member_key = '%2$s'
        """
            .formatted(member, ended));
  }

  /** The number of a file that somebody took with this member. */
  public static String fileWith(String member) {
    var file = UUID.randomUUID().toString();
    Database.execute(
        """
        INSERT INTO patron_file (id, made_at) VALUES ('%1$s', now());
        INSERT INTO patron_file_member VALUES ('%1$s', '%2$s', 1)
        """
            .formatted(file, member));
    return file;
  }

  public static String state(String member) {
    return Database.text(
        "SELECT (SELECT state FROM hand_over WHERE member_key = '%s')".formatted(member));
  }

  public static String reason(String member) {
    return Database.text(
        "SELECT (SELECT reason FROM hand_over WHERE member_key = '%s')".formatted(member));
  }
}
