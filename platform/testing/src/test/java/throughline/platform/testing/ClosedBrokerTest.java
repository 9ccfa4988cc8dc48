package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.platform.servers.broker.BrokerSignIn;
import throughline.platform.servers.broker.OneNodeBroker;
import throughline.platform.servers.broker.OwnedTopic;
import throughline.platform.servers.broker.SetUpBroker;
import throughline.platform.servers.broker.TopicOwners;

/** Each attack is tried twice, since a broker's answer may hang on what it has seen before. */
class ClosedBrokerTest {

  private static final TestKafka KAFKA = TestServers.kafka();
  private static final String OURS = "ours";
  private static final String THEIRS = "theirs";
  private static final TopicOwners OWNERS =
      new TopicOwners(
          List.of(
              new OwnedTopic(OURS, "writer", Set.of("reader")),
              new OwnedTopic(THEIRS, "other-writer", Set.of())));

  @BeforeAll
  static void setUp() throws Exception {
    setUp(OWNERS);
  }

  private static void setUp(TopicOwners owners) throws Exception {
    var passwords = new HashMap<String, String>();
    owners.users().forEach(user -> passwords.put(user, TestBrokerUsers.password(user)));
    try (var admin = Admin.create(KAFKA.asAdministrator())) {
      new SetUpBroker(admin, owners, 1).setUp(passwords);
    }
  }

  @Test
  void theOwnerWritesAndTheNamedReaderReads() throws Exception {
    assertEquals(OURS, write("writer", OURS).topic());

    try (var consumer = consumer("reader", "reader", OURS)) {
      // On purpose: Kafka's poll does the waiting, and this ends it.
      var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      var read = 0;
      // On purpose: Kafka's poll does the waiting, and this ends it.
      while (read == 0 && System.nanoTime() < deadline) {
        read = consumer.poll(Duration.ofSeconds(1)).count();
      }
      assertTrue(read > 0);
      consumer.commitSync();
    }
  }

  @Test
  void nobodyComesInWithoutAPassword() {
    var anonymous = Map.<String, Object>of("bootstrap.servers", KAFKA.bootstrapServers());
    try (var admin = Admin.create(impatient(anonymous))) {
      assertThrows(ExecutionException.class, () -> get(admin.listTopics().names()));
    }
  }

  @Test
  void nobodyComesInWithAWrongPassword() {
    for (var client :
        List.of(
            KAFKA.as("writer", "wrong"),
            KAFKA.as("nobody"),
            client(BrokerSignIn.plain(OneNodeBroker.ADMINISTRATOR, "wrong")),
            client(BrokerSignIn.plain("writer", TestBrokerUsers.password("writer"))),
            client(BrokerSignIn.scram(OneNodeBroker.ADMINISTRATOR, KafkaServer.PASSWORD)))) {
      try (var admin = Admin.create(impatient(client))) {
        refused(SaslAuthenticationException.class, admin.listTopics().names());
      }
    }
  }

  @Test
  void theControllerLetsInNobodyElse() {
    try (var server = KafkaServer.start()) {
      var right = BrokerSignIn.plain(OneNodeBroker.ADMINISTRATOR, KafkaServer.PASSWORD);
      var wrong = BrokerSignIn.plain(OneNodeBroker.ADMINISTRATOR, "wrong");
      for (var time = 0; time < 2; time++) {
        try (var admin = controllers(server, Map.of())) {
          assertThrows(
              ExecutionException.class, () -> get(admin.describeMetadataQuorum().quorumInfo()));
        }
        try (var admin = controllers(server, wrong)) {
          refused(SaslAuthenticationException.class, admin.describeMetadataQuorum().quorumInfo());
        }
      }
      try (var admin = controllers(server, right)) {
        assertNotNull(get(admin.describeMetadataQuorum().quorumInfo()));
      } catch (Exception e) {
        throw new AssertionError("the administrator is let in", e);
      }
    }
  }

  private static Admin controllers(KafkaServer server, Map<String, Object> signIn) {
    var client = new HashMap<>(signIn);
    client.put("bootstrap.controllers", server.controller());
    return Admin.create(impatient(client));
  }

  @Test
  void nobodyWritesToATopicOfAnother() {
    refusedToWrite(TopicAuthorizationException.class, "writer", THEIRS);
    for (var user : List.of("reader", TestKafka.STRANGER)) {
      for (var topic : List.of(OURS, THEIRS)) {
        refusedToWrite(AuthorizationException.class, user, topic);
      }
    }
  }

  @Test
  void nobodyReadsWhatWasNotGranted() {
    for (var user : List.of("writer", "other-writer", TestKafka.STRANGER)) {
      try (var consumer = consumer(user, null, OURS)) {
        assertThrows(AuthorizationException.class, () -> pollFor(consumer), user);
      }
    }
    try (var consumer = consumer("reader", null, THEIRS)) {
      assertThrows(TopicAuthorizationException.class, () -> pollFor(consumer));
    }
    try (var consumer = consumer("reader", "another-group", OURS)) {
      assertThrows(GroupAuthorizationException.class, () -> pollFor(consumer));
    }
  }

  @Test
  void nobodyChangesTheBroker() {
    for (var user : List.of("writer", "reader", TestKafka.STRANGER)) {
      try (var admin = Admin.create(impatient(KAFKA.as(user)))) {
        var topic = new NewTopic("brand-new", 1, (short) 1);
        refused(AuthorizationException.class, admin.createTopics(List.of(topic)).all());
        refused(AuthorizationException.class, admin.deleteTopics(List.of(OURS)).all());
        refused(
            AuthorizationException.class,
            admin.createPartitions(Map.of(OURS, NewPartitions.increaseTo(9))).all());
        refused(AuthorizationException.class, admin.describeAcls(AclBindingFilter.ANY).values());
        refused(AuthorizationException.class, admin.createAcls(List.of(everythingFor(user))).all());
        refused(AuthorizationException.class, admin.describeUserScramCredentials().all());
      }
    }
  }

  @Test
  void aWriterThatIsNoLongerListedLosesItsRight() throws Exception {
    var moved = "moved";
    setUp(new TopicOwners(List.of(new OwnedTopic(moved, "writer", Set.of("reader")))));
    write("writer", moved);
    // The users of the first list keep what they have there: it is not this list's business.
    setUp(new TopicOwners(List.of(new OwnedTopic(moved, "new-writer", Set.of()))));
    write("new-writer", moved);

    refusedToWrite(TopicAuthorizationException.class, "writer", moved);
    setUp(OWNERS);
  }

  @Test
  void aRightOfOthersThatReachesFurtherIsLeftAndTold() throws Exception {
    try (var admin = Admin.create(KAFKA.asAdministrator())) {
      admin.createAcls(List.of(everythingFor("backup"))).all().get();
      try {
        setUp(OWNERS);
        var wider = new SetUpBroker(admin, OWNERS, 1).widerRights();
        assertEquals(1, wider.size());
        assertTrue(wider.get(0).contains("User:backup"), wider.get(0));
      } finally {
        admin.deleteAcls(List.of(everythingFor("backup").toFilter())).all().get();
      }
    }
  }

  @Test
  void aNewPasswordReplacesTheOldOne() throws Exception {
    var owners = new TopicOwners(List.of(new OwnedTopic("rotated", "rotating", Set.of())));
    setUp(owners);
    write("rotating", "rotated");
    try (var admin = Admin.create(KAFKA.asAdministrator())) {
      new SetUpBroker(admin, owners, 1).setUp(Map.of("rotating", "its new one"));
    }

    Awaitility.await()
        .ignoreExceptions()
        .until(() -> write(KAFKA.as("rotating", "its new one"), "rotated").hasOffset());
    assertThrows(Exception.class, () -> write(KAFKA.as("rotating"), "rotated"));
  }

  private static org.apache.kafka.clients.producer.RecordMetadata write(String user, String topic)
      throws Exception {
    return write(KAFKA.as(user), topic);
  }

  private static org.apache.kafka.clients.producer.RecordMetadata write(
      Map<String, Object> client, String topic) throws Exception {
    var text = new StringSerializer();
    try (var producer = new KafkaProducer<>(impatient(client), text, text)) {
      return producer.send(new ProducerRecord<>(topic, "key", "value")).get();
    }
  }

  /**
   * The broker refuses a stranger's producer twice, as a producer and as a writer; the first answer
   * comes out of the call itself if it is there before the record is.
   */
  private static void refusedToWrite(
      Class<? extends Exception> expected, String user, String topic) {
    var refused = assertThrows(Exception.class, () -> write(user, topic), user);
    assertInstanceOf(expected, refused.getCause(), user);
  }

  private static KafkaConsumer<String, String> consumer(String user, String group, String topic) {
    var settings = new HashMap<>(KAFKA.as(user));
    settings.put("group.id", group == null ? user : group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    var text = new StringDeserializer();
    var consumer = new KafkaConsumer<>(settings, text, text);
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  private static void pollFor(KafkaConsumer<String, String> consumer) {
    for (var tries = 0; tries < 10; tries++) {
      consumer.poll(Duration.ofSeconds(1));
    }
  }

  private static AclBinding everythingFor(String user) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
        new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW));
  }

  private static Map<String, Object> client(Map<String, Object> signIn) {
    var settings = new HashMap<>(signIn);
    settings.put("bootstrap.servers", KAFKA.bootstrapServers());
    return settings;
  }

  private static Map<String, Object> impatient(Map<String, Object> client) {
    var settings = new HashMap<>(client);
    settings.put("request.timeout.ms", 2_000);
    settings.put("default.api.timeout.ms", 4_000);
    settings.put("max.block.ms", 10_000);
    settings.put("delivery.timeout.ms", 10_000);
    settings.put("linger.ms", 0);
    return settings;
  }

  private static void refused(Class<? extends Exception> expected, KafkaFuture<?> answer) {
    var refused = assertThrows(ExecutionException.class, () -> get(answer));
    assertInstanceOf(expected, refused.getCause());
  }

  private static <T> T get(KafkaFuture<T> answer) throws Exception {
    return answer.get(30, TimeUnit.SECONDS);
  }
}
