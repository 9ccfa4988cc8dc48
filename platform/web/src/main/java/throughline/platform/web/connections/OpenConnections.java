package throughline.platform.web.connections;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections to one port. When there are many, each that comes ends one on which no request is
 * under way: of the address that has most, the one that has been idle for longest. So nobody keeps
 * others out by connections alone, and all who come through one proxy are still let in.
 */
public final class OpenConnections {

  /** Set with {@code -D}: Netty makes what asks for it, which no settings reach. */
  private static final int MOST = Integer.getInteger("throughline.max-connections", 600);

  /** From here on who is idle makes room: closing takes a moment, in which more may come. */
  private static final int MANY = MOST * 3 / 4;

  /** The places after these are for those whose address has not had its half. */
  private static final int NEARLY_ALL = MOST * 9 / 10;

  private static final Map<Integer, OpenConnections> BY_PORT = new ConcurrentHashMap<>();

  private final Map<Channel, Object> addresses = new HashMap<>();
  private final Map<Object, Integer> shares = new HashMap<>();
  private final Set<Channel> idle = new LinkedHashSet<>();

  private OpenConnections() {}

  public static OpenConnections to(int port) {
    return BY_PORT.computeIfAbsent(port, first -> new OpenConnections());
  }

  static OpenConnections with(Channel connection) {
    return to(connection.localAddress() instanceof InetSocketAddress here ? here.getPort() : 0);
  }

  public synchronized int count() {
    return addresses.size();
  }

  /** Whether nearly all that there can be are there, and each has a request under way. */
  public synchronized boolean areAllAtWork() {
    return addresses.size() >= NEARLY_ALL && idle.isEmpty();
  }

  void enter(Channel newcomer) {
    Channel leaving;
    synchronized (this) {
      var address = addressOf(newcomer);
      addresses.put(newcomer, address);
      int share = shares.merge(address, 1, Integer::sum);
      leaving = addresses.size() > MANY ? leaving(newcomer, share) : null;
      idle.remove(leaving);
      if (leaving != newcomer) {
        idle.add(newcomer);
      }
    }
    if (leaving != null) {
      leaving.close();
    }
  }

  private Channel leaving(Channel newcomer, int share) {
    Channel longest = null;
    int largest = 0;
    for (var each : idle) {
      int shareOfEach = shares.get(addresses.get(each));
      if (shareOfEach > largest) {
        longest = each;
        largest = shareOfEach;
      }
    }
    boolean isTooMuch = addresses.size() > NEARLY_ALL && share > MOST / 2;
    return longest == null && isTooMuch ? newcomer : longest;
  }

  synchronized void begin(Channel connection) {
    idle.remove(connection);
  }

  synchronized void end(Channel connection) {
    if (addresses.containsKey(connection)) {
      idle.add(connection);
    }
  }

  synchronized void leave(Channel connection) {
    idle.remove(connection);
    var address = addresses.remove(connection);
    if (address != null) {
      shares.computeIfPresent(address, (who, had) -> had == 1 ? null : had - 1);
    }
  }

  private static Object addressOf(Channel connection) {
    return connection.remoteAddress() instanceof InetSocketAddress there
        ? there.getAddress()
        : "here";
  }
}
