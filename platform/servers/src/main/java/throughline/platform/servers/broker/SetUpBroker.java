package throughline.platform.servers.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Gives a broker its topics, users and rights, and takes away rights that are not listed. Run again
 * it changes nothing that is right already; what an earlier version of the suite made is brought up
 * to date. Topics and users that are none of the suite's stay as they are.
 */
public final class SetUpBroker {

  /** The number is for good: the order of an aggregate's events hangs on key and partition. */
  public static final int PARTITIONS = 8;

  private static final int SCRAM_ITERATIONS = 4096;
  private static final int WAIT_SECONDS = 30;
  private static final int PAUSE_MILLIS = 50;

  private final Admin admin;
  private final TopicOwners owners;
  private final short copies;

  /**
   * @param admin a client with every right; the caller closes it
   * @param copies on how many brokers each topic lies
   */
  public SetUpBroker(Admin admin, TopicOwners owners, int copies) {
    this.admin = admin;
    this.owners = owners;
    this.copies = (short) copies;
  }

  /**
   * Sets the broker up, and returns once the broker that is asked obeys. Rights are given before
   * others are taken, so that a running service never lacks one that it keeps.
   *
   * @param passwords of the users that the broker is to know; one that is left out is not touched
   * @throws ExecutionException with the broker's own words for what it refused
   * @throws TimeoutException if it does not answer
   */
  public void setUp(Map<String, String> passwords)
      throws ExecutionException, TimeoutException, InterruptedException {
    createTopics();
    limitTopics();
    setPasswords(passwords);
    var wanted = Rights.of(owners);
    await(admin.createAcls(wanted).all());
    await(admin.deleteAcls(exactly(surplus(wanted, granted()))).all());
    awaitObeyed(passwords.keySet(), wanted);
  }

  /**
   * Rights of others that reach the suite's topics by a pattern. They may be needed elsewhere, so
   * they are not taken away; but whoever may write by one is a second writer.
   */
  public List<String> widerRights()
      throws ExecutionException, TimeoutException, InterruptedException {
    return granted().stream()
        .filter(granted -> Rights.reaches(owners, granted))
        .map(granted -> "%s by %s".formatted(granted.entry(), granted.pattern()))
        .toList();
  }

  private void createTopics() throws ExecutionException, TimeoutException, InterruptedException {
    var existing = await(admin.listTopics().names());
    var missing =
        owners.topics().stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(topic -> new NewTopic(topic.name(), PARTITIONS, copies))
            .toList();
    await(admin.createTopics(missing).all());
  }

  private void limitTopics() throws ExecutionException, TimeoutException, InterruptedException {
    var settings = new ArrayList<AlterConfigOp>();
    TopicLimits.forTopic()
        .forEach(
            (name, value) ->
                settings.add(
                    new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    for (var topic : owners.topics()) {
      changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), settings);
    }
    await(admin.incrementalAlterConfigs(changes).all());
  }

  private void setPasswords(Map<String, String> passwords)
      throws ExecutionException, TimeoutException, InterruptedException {
    var how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS);
    var credentials = new ArrayList<UserScramCredentialAlteration>();
    passwords.forEach(
        (user, password) -> credentials.add(new UserScramCredentialUpsertion(user, how, password)));
    if (!credentials.isEmpty()) {
      await(admin.alterUserScramCredentials(credentials).all());
    }
  }

  private List<AclBinding> surplus(Set<AclBinding> wanted, Collection<AclBinding> granted) {
    return granted.stream()
        .filter(each -> !wanted.contains(each) && Rights.concerns(owners, each))
        .toList();
  }

  /**
   * The controller has noted everything by now, but a broker hears of it a moment later, and until
   * then refuses a new user for good: a client does not try a wrong password again.
   */
  private void awaitObeyed(Set<String> users, Set<AclBinding> wanted)
      throws ExecutionException, TimeoutException, InterruptedException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    while (!isObeyed(users, wanted)) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("the broker does not know what the controller has noted");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private boolean isObeyed(Set<String> users, Set<AclBinding> wanted)
      throws ExecutionException, TimeoutException, InterruptedException {
    var granted = granted();
    return granted.containsAll(wanted)
        && surplus(wanted, granted).isEmpty()
        && await(admin.describeUserScramCredentials().users()).containsAll(users);
  }

  private Collection<AclBinding> granted()
      throws ExecutionException, TimeoutException, InterruptedException {
    return await(admin.describeAcls(AclBindingFilter.ANY).values());
  }

  private static Set<AclBindingFilter> exactly(List<AclBinding> bindings) {
    var filters = new HashSet<AclBindingFilter>();
    bindings.forEach(binding -> filters.add(binding.toFilter()));
    return filters;
  }

  private static <T> T await(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
  }
}
