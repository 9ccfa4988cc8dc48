package throughline.tracker.web.mywork;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.PlanData;
import throughline.tracker.plan.ownership.Posts;

/** Reads what each post owns, whose account holds it, and of what it was reminded. */
@Singleton
class QueryOwned {

  private static final String REMINDED =
      """
      SELECT lower(post) AS post, written_at, count(*) AS items
        FROM owner_reminder
       GROUP BY lower(post), written_at
       ORDER BY written_at DESC
      """;

  private final PlanData data;
  private final ActionPlan plan;

  QueryOwned(PlanData data, ActionPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  /** One mail of reminders. */
  public record Reminded(String post, Instant writtenAt, long items) {}

  /** A post that owns something; without a holder nobody is reminded. */
  public record Post(String name, List<Owned> owned, Posts.Holder holder, List<Reminded> reminded) {

    public String path() {
      return "/posts/holder?post=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    public long overdue() {
      return owned.stream().filter(Owned::isOverdue).count();
    }
  }

  List<Owned> of(Set<String> posts) {
    return posts.isEmpty()
        ? List.of()
        : data.read(this::all).stream().filter(one -> posts.contains(one.post())).toList();
  }

  private List<Owned> all(Handle handle) {
    return Owned.all(handle, plan, data.measures(handle), data.today());
  }

  /** What is to be reminded of: what is due or overdue and whose post somebody holds. */
  Map<Posts.Holder, List<Owned>> due() {
    return data.readBeside(
        handle -> {
          var holders = Posts.holders(handle);
          return all(handle).stream()
              .filter(one -> one.isAsked() && one.isDue() && holders.containsKey(one.post()))
              .collect(Collectors.groupingBy(one -> holders.get(one.post())));
        });
  }

  List<Post> posts() {
    return data.read(
        handle -> {
          var holders = Posts.holders(handle);
          var reminded =
              handle.createQuery(REMINDED).mapTo(Reminded.class).list().stream()
                  .collect(Collectors.groupingBy(Reminded::post));
          var byPost = new TreeMap<String, List<Owned>>();
          all(handle)
              .forEach(one -> byPost.computeIfAbsent(one.post(), p -> new ArrayList<>()).add(one));
          return byPost.entrySet().stream()
              .map(
                  each ->
                      new Post(
                          each.getValue().get(0).owner(),
                          each.getValue(),
                          holders.get(each.getKey()),
                          reminded.getOrDefault(each.getKey(), List.of())))
              .toList();
        });
  }

  Post post(String name) {
    var key = Posts.key(name == null ? "" : name);
    return posts().stream()
        .filter(post -> Posts.key(post.name()).equals(key))
        .findFirst()
        .orElseThrow(() -> new NotFound("post of this name that owns something"));
  }
}
