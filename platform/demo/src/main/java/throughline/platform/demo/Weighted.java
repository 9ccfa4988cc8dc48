package throughline.platform.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** A choice by chance, in which some are likelier than others. */
public final class Weighted<T> {

  private final List<T> items;
  private final int[] weights;
  private final int sum;

  private Weighted(List<T> items, int[] weights, int sum) {
    this.items = items;
    this.weights = weights;
    this.sum = sum;
  }

  /**
   * @param weight how likely an item is, beside the others; 1 or more
   */
  public static <T> Weighted<T> by(List<T> items, ToIntFunction<T> weight) {
    var weights = items.stream().mapToInt(weight).toArray();
    return new Weighted<>(List.copyOf(items), weights, Arrays.stream(weights).sum());
  }

  public T pick(Random random) {
    var at = random.nextInt(sum);
    var i = 0;
    while (at >= weights[i]) {
      at -= weights[i++];
    }
    return items.get(i);
  }
}
