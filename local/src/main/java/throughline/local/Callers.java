package throughline.local;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import throughline.client.Caller;
import throughline.client.JsonClient;
import throughline.client.PersonToken;

/** People at the services of a suite that runs on this machine; each signs in once. */
public final class Callers {
  private final JsonClient http = new JsonClient();
  private final Settings settings;
  private final Function<SuiteService, String> doors;
  private final Map<String, PersonToken> tokens = new ConcurrentHashMap<>();

  public Callers(Settings settings) {
    this(settings, service -> settings.address(service.port()));
  }

  /**
   * @param doors the address of the instance of each service that a request goes to, asked each
   *     time
   */
  public Callers(Settings settings, Function<SuiteService, String> doors) {
    this.settings = settings;
    this.doors = doors;
  }

  public Caller demo(String username, SuiteService service) {
    return signIn(username, Realm.person(username).password(), service);
  }

  /**
   * @throws throughline.client.CallFailed when the provider refuses
   */
  public Caller signIn(String username, String password, SuiteService service) {
    PersonToken token =
        tokens.computeIfAbsent(
            username,
            name -> new PersonToken(http, settings.issuer(), Realm.JOURNEY_CLIENT, name, password));
    return Caller.signIn(http, () -> doors.apply(service), token);
  }
}
