package jp.kosmo.keycloak.it.attack;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.kosmo.keycloak.it.fixture.Union;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;

/** Attributes of a union's user profile that are deleted, or have lost or swapped what they allow. */
final class DamagedProfile {

    /** Keycloak keeps no profile without them. */
    private static final List<String> KEPT = List.of("username", "email");

    /** Those whose attributes are stored on their way. */
    private static final Set<Damage.Who> STORED = Set.of(Damage.Who.NEWCOMER, Damage.Who.WITHOUT_FACTOR);

    private final Union union;

    private DamagedProfile(Union union) {
        this.union = union;
    }

    static Stream<Damage> all(Union union) {
        var profile = new DamagedProfile(union);
        List<String> names = profile.read().getAttributes().stream()
                .map(UPAttribute::getName)
                .toList();
        return Stream.of(
                        names.stream()
                                .filter(name -> !KEPT.contains(name))
                                .map(name -> profile.damaged(
                                        "without " + name, Damage.Who.ALL, changed -> changed.removeAttribute(name))),
                        names.stream()
                                .map(name -> profile.damaged(
                                        name + " without validators",
                                        STORED,
                                        changed -> changed.getAttribute(name).setValidations(null))),
                        names.stream()
                                .map(name -> profile.damaged(
                                        name + " without permissions",
                                        STORED,
                                        changed -> changed.getAttribute(name).setPermissions(null))),
                        Stream.of(
                                profile.damaged(
                                        "empty",
                                        Damage.Who.ALL,
                                        changed -> changed.setAttributes(changed.getAttributes().stream()
                                                .filter(attribute -> KEPT.contains(attribute.getName()))
                                                .toList())),
                                profile.damaged(
                                        "mfaMethod of other options",
                                        Damage.Who.ALL,
                                        changed -> changed.getAttribute("mfaMethod")
                                                .setValidations(
                                                        Map.of("options", Map.of("options", List.of("pigeon")))))))
                .flatMap(damages -> damages);
    }

    private UPConfig read() {
        return union.admin().users().userProfile().getConfiguration();
    }

    private Damage damaged(String name, Set<Damage.Who> walks, Consumer<UPConfig> change) {
        UPConfig before = read();
        return new Damage(
                "user profile: " + name,
                () -> {
                    UPConfig profile = read();
                    change.accept(profile);
                    union.admin().users().userProfile().update(profile);
                },
                () -> union.admin().users().userProfile().update(before),
                walks);
    }
}
