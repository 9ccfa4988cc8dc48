package throughline.platform.web.link;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells from which network address a request comes: by the word of proxies that are trusted, and by
 * nobody else's (OWASP ASVS 5.0, 4.1.3).
 */
@Singleton
public class ClientAddress {

  private static final Logger LOG = Logger.getLogger(ClientAddress.class);

  private final List<IpSubnetFilterRule> trusted;
  private final AtomicBoolean toldOfProxy = new AtomicBoolean();

  /**
   * @param proxies addresses and networks, such as 10.0.0.7 and 203.0.113.0/26; any other text
   *     stops the start
   */
  ClientAddress(@ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> proxies) {
    this.trusted = proxies.stream().map(ClientAddress::network).toList();
  }

  private static IpSubnetFilterRule network(String written) {
    String[] parts = written.strip().split("/", 2);
    int whole = parts[0].contains(":") ? 128 : 32;
    int prefix = parts.length == 1 ? whole : Integer.parseInt(parts[1]);
    return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
  }

  String of(RoutingContext request) {
    var http = request.request();
    return of(
        http.connection().remoteAddress().hostAddress(), http.headers().getAll("X-Forwarded-For"));
  }

  /**
   * @param neighbour who holds the connection
   * @param forwarded the headers that say for whom; what stands before the entries of trusted
   *     proxies is the client's to make up
   */
  String of(String neighbour, List<String> forwarded) {
    if (forwarded.isEmpty()) {
      return neighbour;
    }
    if (!isTrusted(neighbour)) {
      if (!toldOfProxy.getAndSet(true)) {
        LOG.warn("event=proxy-not-trusted setting=TRUSTED_PROXIES");
      }
      return neighbour;
    }
    var entries = new ArrayList<>(List.of(String.join(",", forwarded).split(",", -1)));
    Collections.reverse(entries);
    String known = neighbour;
    for (String entry : entries) {
      String address = entry.strip();
      if (!isAddress(address)) {
        return known;
      }
      known = address;
      if (!isTrusted(address)) {
        return known;
      }
    }
    return known;
  }

  private boolean isTrusted(String address) {
    if (!isAddress(address)) {
      return false;
    }
    var peer = new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(address), 0);
    return trusted.stream().anyMatch(network -> network.matches(peer));
  }

  private static boolean isAddress(String text) {
    return NetUtil.isValidIpV4Address(text) || NetUtil.isValidIpV6Address(text);
  }
}
