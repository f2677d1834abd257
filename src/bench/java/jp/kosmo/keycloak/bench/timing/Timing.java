package jp.kosmo.keycloak.bench.timing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.StockRealm;
import jp.kosmo.keycloak.it.fixture.Union;
import jp.kosmo.keycloak.it.harness.FreePorts;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Whether the time of an answer tells who is a member: ours, and stock's on a second server without the bundle, the requests
 * of both in one random order.
 */
public final class Timing {

    private static final int COUNT = Integer.getInteger("kosmo.bench.count", 500);
    private static final int WARM_UP = Integer.getInteger("kosmo.bench.warmUp", 100);
    private static final String PATH = System.getProperty("kosmo.bench.path", "");
    private static final long SEED = Long.getLong("kosmo.bench.seed", 20261122);
    private static final Map<String, String> WIDEST =
            Map.of("perAccountHour", "20", "perAccountDay", "50", "perAddressHour", "20", "perIpHour", "0");
    private static final String OURS = "ours";
    private static final String STOCK = "stock";

    private Timing() {}

    /** Measures it, and prints and keeps what was found. */
    public static void run() {
        var ours = ours("benchmail", asShipped -> {});
        var oursWithoutMail = ours("benchmute", Timing::stopMail);
        var stock = stock("stockmail", asShipped -> {});
        var stockWithoutMail = stock("stockmute", Timing::stopMail);
        List<List<Trial>> paths = Stream.of(
                        List.of(LoginTrial.of(OURS, ours), LoginTrial.of(STOCK, stock)),
                        List.of(
                                ForgotPasswordTrial.of(OURS, ours, oursWithoutMail),
                                ForgotPasswordTrial.of(STOCK, stock, stockWithoutMail)),
                        List.of(ForgotUserIdTrial.of(OURS, ours, oursWithoutMail)))
                .filter(path -> path.get(0).path().contains(PATH))
                .toList();
        var random = new Random(SEED);
        for (List<Trial> path : paths) {
            List<Group> groups = path.stream().flatMap(Trial::groups).toList();
            shuffled(groups, WARM_UP, random).forEach(Group::warmUp);
            shuffled(groups, COUNT, random).forEach(Group::measure);
        }
        new TimingReport(paths).print();
    }

    private static ProbedMembers ours(String realm, Consumer<RealmRepresentation> change) {
        ProbedMembers members = members(Union.copyOf("kanekakenpo", realm, hashing(change)));
        members.union().changeAuthenticator("kosmo-reset", "kosmo-reset-mail", WIDEST);
        members.union().changeAuthenticator("kosmo-browser", "kosmo-forgot-user-id", WIDEST);
        return members;
    }

    private static ProbedMembers stock(String realm, Consumer<RealmRepresentation> change) {
        return members(StockRealm.copyOf("kanekakenpo", realm, hashing(change)));
    }

    /** The cost of the hash is in every answer, so it is the shipped one. */
    private static Consumer<RealmRepresentation> hashing(Consumer<RealmRepresentation> change) {
        return change.andThen(Union::hashAsShipped);
    }

    private static ProbedMembers members(Union union) {
        return new ProbedMembers(union, COUNT + WARM_UP);
    }

    /** Everybody who sends a mail is refused at once. */
    private static void stopMail(RealmRepresentation realm) {
        realm.getSmtpServer().put("port", String.valueOf(FreePorts.next()));
    }

    private static List<Group> shuffled(List<Group> groups, int times, Random random) {
        var order = new ArrayList<Group>();
        Stream.generate(() -> groups).limit(times).forEach(order::addAll);
        Collections.shuffle(order, random);
        return order;
    }
}
