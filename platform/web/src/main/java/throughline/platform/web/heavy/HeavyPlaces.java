package throughline.platform.web.heavy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The places at which a {@link HeavyAnswer} is made, and the queue before them. Nobody has more
 * than half of either, so that there is always one for somebody else.
 */
@Singleton
class HeavyPlaces {

  static final Duration LONGEST_AFTER_END = Duration.ofMinutes(1);

  private final int most;
  private final int mostWaiting;
  private final Duration patience;
  private final List<Place> waiting = new ArrayList<>();
  private final Map<String, Integer> atWork = new HashMap<>();
  private int taken;

  @Inject
  HeavyPlaces(
      @ConfigProperty(name = "throughline.limits.heavy.at-once") int most,
      @ConfigProperty(name = "throughline.limits.heavy.waiting") int mostWaiting,
      @ConfigProperty(name = "throughline.limits.heavy.patience") Duration patience) {
    this.most = most;
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  Place forOneOf(String person) {
    return new Place(person);
  }

  private boolean isRoomFor(String person) {
    return taken < most && atWork.getOrDefault(person, 0) < half(most);
  }

  private boolean mayWait(String person) {
    return waiting.size() < mostWaiting
        && waiting.stream().filter(other -> other.person.equals(person)).count()
            < half(mostWaiting);
  }

  private static int half(int all) {
    return Math.max(1, all / 2);
  }

  /** One request's, once it is its turn. Told from several threads. */
  final class Place {

    private final String person;
    private Consumer<Boolean> told;
    private boolean isTaken;
    private boolean isOver;

    private Place(String person) {
      this.person = person;
    }

    void take(Consumer<Boolean> outcome) {
      synchronized (HeavyPlaces.this) {
        told = outcome;
        if (isRoomFor(person)) {
          begin();
        } else if (mayWait(person)) {
          waiting.add(this);
          return;
        }
      }
      outcome.accept(isTaken);
    }

    private void begin() {
      isTaken = true;
      taken++;
      atWork.merge(person, 1, Integer::sum);
    }

    void giveUp() {
      boolean hasWaited;
      synchronized (HeavyPlaces.this) {
        hasWaited = waiting.remove(this);
      }
      if (hasWaited) {
        told.accept(false);
      }
    }

    void leave() {
      giveUp();
      Place next;
      synchronized (HeavyPlaces.this) {
        if (!isTaken || isOver) {
          return;
        }
        isOver = true;
        taken--;
        atWork.computeIfPresent(person, (who, had) -> had == 1 ? null : had - 1);
        next = waiting.stream().filter(other -> isRoomFor(other.person)).findFirst().orElse(null);
        if (next != null) {
          waiting.remove(next);
          next.begin();
        }
      }
      if (next != null) {
        next.told.accept(true);
      }
    }
  }
}
