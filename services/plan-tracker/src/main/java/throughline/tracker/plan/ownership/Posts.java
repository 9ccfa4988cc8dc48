package throughline.tracker.plan.ownership;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Posts that own things of the plan, and whose account holds each. */
public final class Posts {

  private static final String HOLDERS =
      "SELECT post_holder_id AS id, post, address, since FROM post_holder";

  private static final String OF_ADDRESS = "SELECT post FROM post_holder WHERE address = :address";

  private static final String GIVE =
      """
      INSERT INTO post_holder (post_holder_id, post, address, since)
      VALUES (gen_random_uuid(), :post, :address, :now)
      ON CONFLICT (lower(post)) DO NOTHING
      """;

  private Posts() {}

  /** The account that holds a post. */
  public record Holder(UUID id, String post, String address, Instant since) {}

  /** A post by its name, as it is typed here and there. */
  public static String key(String post) {
    return post.strip().toLowerCase(Locale.UK);
  }

  public static Map<String, Holder> holders(Handle handle) {
    return handle
        .createQuery(HOLDERS)
        .mapTo(Holder.class)
        .collect(Collectors.toMap(holder -> key(holder.post()), holder -> holder));
  }

  static Set<String> of(Handle handle, String address) {
    List<String> posts =
        handle.createQuery(OF_ADDRESS).bind("address", key(address)).mapTo(String.class).list();
    return posts.stream().map(Posts::key).collect(Collectors.toSet());
  }

  /** Whether it was this holder's until now. */
  public static boolean takeFrom(Handle handle, UUID holder) {
    return handle.execute("DELETE FROM post_holder WHERE post_holder_id = ?", holder) == 1;
  }

  /** Whether nobody else was given it at the same moment. */
  public static boolean give(Handle handle, String post, String address, Instant now) {
    return handle
            .createUpdate(GIVE)
            .bind("post", post)
            .bind("address", key(address))
            .bind("now", now)
            .execute()
        == 1;
  }
}
