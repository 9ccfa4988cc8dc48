package throughline.membership.demo;

import java.util.Map;

/** How many families belong to a library, beside the others. */
final class LibrarySizes {

  private static final Map<String, Integer> LARGE =
      Map.ofEntries(
          Map.entry("WEST", 14),
          Map.entry("BANB", 16),
          Map.entry("BICE", 11),
          Map.entry("ABIN", 12),
          Map.entry("DIDC", 12),
          Map.entry("WITN", 12),
          Map.entry("COWL", 9),
          Map.entry("HEAD", 8),
          Map.entry("BLAC", 6),
          Map.entry("KIDL", 6),
          Map.entry("CART", 6),
          Map.entry("THAM", 5),
          Map.entry("HENL", 5),
          Map.entry("WANT", 5),
          Map.entry("WALL", 4),
          Map.entry("SUMM", 4),
          Map.entry("CHIP", 3),
          Map.entry("FARI", 3));

  private LibrarySizes() {}

  static int of(String library) {
    return LARGE.getOrDefault(library, 1);
  }
}
