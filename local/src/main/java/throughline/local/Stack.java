package throughline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import throughline.platform.servers.ports.FreePorts;

/**
 * The whole suite on this machine: PostgreSQL, Kafka, Keycloak, mail and the services, each a
 * process of its own that is started again when it ends by itself. {@link #close} ends every one of
 * them, the last started first.
 */
public final class Stack implements AutoCloseable {
  private final Settings settings;
  private final Console console;
  private final Workspace workspace;
  private final ExecutorService starters = Executors.newCachedThreadPool(Stack::daemon);
  private List<List<Supervised>> tiers = List.of();
  private Servers servers;
  private boolean closed;
  private boolean observed;

  public Stack(Settings settings, Console console) {
    this.settings = settings;
    this.console = console;
    this.workspace = new Workspace(settings.folder());
  }

  public Settings settings() {
    return settings;
  }

  /** What is started from now on is started with Prometheus and a store of traces beside it. */
  public Stack observe() {
    observed = true;
    return this;
  }

  /**
   * Returns when every server is ready.
   *
   * @param fresh whether to wipe what an earlier stack kept in this folder
   * @throws CannotStart with one sentence for the user; everything that was started has then ended
   */
  public void start(boolean fresh) {
    start(fresh, false, () -> startServers(servers.services()));
  }

  /**
   * PostgreSQL and Kafka alone, for a measurement that needs nothing else: what the others do
   * meanwhile would be measured with it. The rest is as for {@link #start(boolean)}.
   */
  public void startDatabaseAndBroker(boolean fresh) {
    start(fresh, false, this::startOnlyDatabaseAndBroker);
  }

  /**
   * All but the services, for a test that starts these by {@link #another}. The rest is as for
   * {@link #start(boolean)}.
   */
  public void startWithoutServices(boolean fresh) {
    start(fresh, false, () -> startServers(List.of()));
  }

  /**
   * As {@link #start(boolean)}, with a year that the services make up; returns when every figure is
   * what they counted.
   *
   * @throws CannotStart also if there is other data in this folder, or the year breaks off
   */
  public void startWithDemo(boolean fresh) throws IOException, InterruptedException {
    Demo demo = new Demo(settings, console);
    start(fresh, true, () -> startServers(servers.services()));
    try {
      demo.load(servers.postgres());
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL could not be set: " + e.getMessage(), e);
    }
  }

  private void start(boolean fresh, boolean demo, Runnable servers) {
    try {
      workspace.lock();
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    try {
      prepareFolder(fresh, demo);
      this.servers = Servers.of(settings, workspace, console, observed);
      servers.run();
    } catch (IOException | RuntimeException e) {
      CannotStart reason = reasonFor(e);
      close();
      throw reason;
    }
  }

  /**
   * The process that runs a server now, for a test to kill.
   *
   * @param server postgresql, kafka, keycloak, mail or the folder name of a service
   */
  public ProcessHandle process(String server) {
    return find(server).process();
  }

  /** Whether a server, named as for {@link #process}, answers its own health check now. */
  public boolean isReady(String server) {
    return find(server).server().isReady();
  }

  /** Named as for {@link #process}. */
  Server server(String name) {
    return find(name).server();
  }

  /** Stops a server in order, named as for {@link #process}, until {@link #release}. */
  public void hold(String server) {
    find(server).hold();
  }

  /** Has a server start again; returns at once. */
  public void release(String server) {
    find(server).release();
  }

  /** A connection in the service's own role, for a test to look inside. */
  public Connection database(SuiteService service) throws SQLException {
    return servers.postgres().connect(service.database(), service.database());
  }

  /** The same for a process of its own, in the variables by which a service is told. */
  public Map<String, String> databaseSettings(SuiteService service) {
    return servers.postgres().environmentOf(service.database());
  }

  /** The superuser, in the variables by which PostgreSQL's own programs are told. */
  public Map<String, String> databaseAdministrator() {
    return servers.postgres().environmentOfAdministrator();
  }

  /** The settings of a Kafka client that signs in as a service does, and may do what it may. */
  public Map<String, Object> kafka(SuiteService service) {
    return servers.kafka().clientOf(service);
  }

  public Map<String, Object> kafkaAdministrator() {
    return servers.kafka().administrator();
  }

  /** Starts another instance on the stack's own data, for a test. It is the caller's to end. */
  public ProcessBuilder anotherInstance(SuiteService service, int port, int managementPort) {
    return anotherInstance(service, service.jar(settings.repository()), port, managementPort);
  }

  private ProcessBuilder anotherInstance(
      SuiteService service, Path jar, int port, int managementPort) {
    ProcessBuilder command =
        servers.services().stream()
            .filter(instance -> instance.name().equals(service.folder()))
            .findFirst()
            .orElseThrow()
            .command(jar);
    command.environment().put("HTTP_PORT", Integer.toString(port));
    command.environment().put("MANAGEMENT_PORT", Integer.toString(managementPort));
    return command;
  }

  /** The same on ports of its own; returns when it is ready. */
  public Instance another(SuiteService service) {
    return another(service, service.jar(settings.repository()));
  }

  /**
   * @param jar of that service, of this version or another
   */
  public Instance another(SuiteService service, Path jar) {
    return another(service, jar, Map.of());
  }

  /**
   * @param environment variables that this instance alone is started with
   */
  public Instance another(SuiteService service, Map<String, String> environment) {
    return another(service, service.jar(settings.repository()), environment);
  }

  private Instance another(SuiteService service, Path jar, Map<String, String> environment) {
    int port = FreePorts.reserve();
    int management = FreePorts.reserve();
    ProcessBuilder command = anotherInstance(service, jar, port, management);
    command.environment().putAll(environment);
    return Instance.start(command, port, management, workspace.log(service.folder() + "-" + port));
  }

  synchronized boolean isOpen() {
    return !closed && !tiers.isEmpty();
  }

  @Override
  public void close() {
    List<List<Supervised>> started = markClosed();
    starters.shutdownNow();
    for (int tier = started.size() - 1; tier >= 0; tier--) {
      stopTogether(started.get(tier));
    }
    try {
      workspace.unlock();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized List<List<Supervised>> markClosed() {
    List<List<Supervised>> toStop = closed ? List.of() : tiers;
    closed = true;
    return toStop;
  }

  private void prepareFolder(boolean fresh, boolean demo) throws IOException {
    workspace.create();
    OrphanedProcesses.stop(settings.folder(), console);
    settings
        .ports()
        .refuseTaken(observed ? EnumSet.allOf(Port.class) : EnumSet.complementOf(Port.OBSERVING));
    if (fresh) {
      workspace.wipe();
      workspace.create();
    }
    workspace.finishWiping();
    workspace.refuseFullDisk();
    new DemoFolder(workspace).prepare(demo);
  }

  private void startServers(List<Service> chosen) {
    Supervised postgres = supervised(servers.postgres());
    Supervised kafka = supervised(servers.kafka());
    Supervised keycloak = supervised(servers.keycloak());
    Supervised mail = supervised(servers.mail());
    List<Supervised> services = chosen.stream().map(this::supervised).toList();
    List<Supervised> observers = servers.observers().stream().map(this::supervised).toList();
    synchronized (this) {
      tiers = List.of(observers, List.of(postgres), List.of(kafka, keycloak, mail), services);
    }

    CompletableFuture<?> nothing = CompletableFuture.completedFuture(null);
    CompletableFuture<?> database = starting(postgres, nothing);
    CompletableFuture<?> broker = starting(kafka, nothing);
    CompletableFuture<?> signIn = starting(keycloak, database);
    List<CompletableFuture<?>> all =
        new ArrayList<>(List.of(database, broker, signIn, starting(mail, nothing)));
    // Not Keycloak: a service asks it for its keys only when the first person signs in. But it
    // takes longest at a first start, and would take longer beside more than one of them.
    CompletableFuture<?> turn = CompletableFuture.allOf(database, broker);
    for (Supervised service : services) {
      CompletableFuture<?> started = starting(service, turn);
      all.add(started);
      turn = CompletableFuture.anyOf(started, signIn);
    }
    observers.forEach(observer -> all.add(starting(observer, nothing)));
    awaitAllOrFirstFailure(all);
  }

  private void startOnlyDatabaseAndBroker() {
    Supervised postgres = supervised(servers.postgres());
    Supervised kafka = supervised(servers.kafka());
    synchronized (this) {
      tiers = List.of(List.of(postgres, kafka));
    }
    CompletableFuture<?> nothing = CompletableFuture.completedFuture(null);
    awaitAllOrFirstFailure(List.of(starting(postgres, nothing), starting(kafka, nothing)));
  }

  private Supervised supervised(Server server) {
    return new Supervised(server, settings.ports(), workspace, console);
  }

  private CompletableFuture<Void> starting(Supervised supervised, CompletableFuture<?> needed) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            supervised.start(needed);
          } catch (CannotStart | FileSystemException | ExecutionException known) {
            throw new CompletionException(known);
          } catch (Exception e) {
            throw new CompletionException(
                new CannotStart(
                    "%s could not be started: %s"
                        .formatted(supervised.server().title(), e.getMessage()),
                    e));
          }
        },
        starters);
  }

  private static void awaitAllOrFirstFailure(List<CompletableFuture<?>> all) {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    for (CompletableFuture<?> each : all) {
      each.whenComplete(
          (ignored, failure) -> {
            if (failure != null) {
              outcome.completeExceptionally(failure);
            }
          });
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
        .thenRun(() -> outcome.complete(null));
    outcome.join();
  }

  private CannotStart reasonFor(Throwable failure) {
    Throwable root = rootOf(failure);
    if (isClosed()) {
      return new CannotStart("Throughline was stopped before it was ready.", root);
    }
    Optional<String> fullDisk = workspace.fullDisk(String.valueOf(root.getMessage()));
    if (fullDisk.isPresent()) {
      return new CannotStart(fullDisk.get(), root);
    }
    if (root instanceof CannotStart known) {
      return known;
    }
    if (root instanceof FileSystemException file) {
      return cannotWrite(file);
    }
    return new CannotStart("Throughline could not be started: " + root, root);
  }

  private static Throwable rootOf(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapper && failure.getCause() != null ? rootOf(failure.getCause()) : failure;
  }

  private CannotStart cannotWrite(IOException e) {
    return new CannotStart(
        "%s could not be written to (%s): check that the disk is not full and that the folder is yours."
            .formatted(settings.folder(), e.getMessage()),
        e);
  }

  private static void stopTogether(List<Supervised> tier) {
    CompletableFuture.allOf(
            tier.stream()
                .map(each -> CompletableFuture.runAsync(each::stop, Stack::inThreadOfItsOwn))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /** The common pool has too few threads to wait for all services at once. */
  private static void inThreadOfItsOwn(Runnable work) {
    new Thread(work, "stopper").start();
  }

  private synchronized Supervised find(String server) {
    return tiers.stream()
        .flatMap(List::stream)
        .filter(supervised -> supervised.server().name().equals(server))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no server is called " + server));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "starter");
    thread.setDaemon(true);
    return thread;
  }
}
