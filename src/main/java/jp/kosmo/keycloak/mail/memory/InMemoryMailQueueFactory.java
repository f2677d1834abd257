package jp.kosmo.keycloak.mail.memory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kosmo.keycloak.mail.MailQueue;
import jp.kosmo.keycloak.mail.MailQueueFactory;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * A queue in the memory of this node, a {@link RealmMailQueue} for each union. What waits when the node dies is lost: a link that
 * works for five minutes is asked for again sooner than another node would find it in a table.
 */
public final class InMemoryMailQueueFactory implements MailQueueFactory {

    private static final Logger LOG = Logger.getLogger(InMemoryMailQueueFactory.class);
    private static final String CAPACITY = "capacity";
    private static final int DEFAULT_CAPACITY = 1000;
    private static final String THREADS = "threads";
    private static final int DEFAULT_THREADS = 4;
    private static final int MOST_CAPACITY = 100_000;
    private static final int MOST_THREADS = 64;

    /** By the realms' ids: a realm that is renamed keeps what waits. */
    private final Map<String, RealmMailQueue> queues = new ConcurrentHashMap<>();

    private final MailExecutor workers = new MailExecutor(DEFAULT_THREADS);
    private int capacity = DEFAULT_CAPACITY;

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(CAPACITY)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many mails of one union may wait on one node.")
                .defaultValue(DEFAULT_CAPACITY)
                .add()
                .property()
                .name(THREADS)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many unions' mails one node sends at the same time.")
                .defaultValue(DEFAULT_THREADS)
                .add()
                .build();
    }

    @Override
    public void init(Config.Scope config) {
        capacity = new QueueOption(CAPACITY, DEFAULT_CAPACITY, MOST_CAPACITY).of(config);
        workers.resize(new QueueOption(THREADS, DEFAULT_THREADS, MOST_THREADS).of(config));
        MailLogRedaction.keepAddressesOut();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                forget(removed.getRealm().getId());
            }
        });
    }

    @Override
    public MailQueue create(KeycloakSession session) {
        return new InMemoryMailQueue(this::queueOf);
    }

    private RealmMailQueue queueOf(KeycloakSessionFactory sessions, String realmId, String name) {
        RealmMailQueue queue = queues.computeIfAbsent(
                realmId,
                id -> new RealmMailQueue(
                        name,
                        capacity,
                        job -> InMemoryMailQueue.run(sessions, id, job),
                        workers,
                        Time::currentTimeMillis));
        queue.rename(name);
        return queue;
    }

    private void forget(String realmId) {
        RealmMailQueue queue = queues.remove(realmId);
        if (queue != null) {
            queue.forget();
        }
    }

    /** Lets the mails that are on their way go out. */
    @Override
    public void close() {
        workers.stop();
        int lost = queues.values().stream().mapToInt(RealmMailQueue::waiting).sum();
        if (lost > 0) {
            LOG.warnf("Mails still waiting that are lost with this node: %d", lost);
        }
    }
}
