package jp.kosmo.keycloak.build;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** What META-INF/services says: every factory Keycloak will find in the JAR. */
final class Services {
    static final Path FOLDER = Project.RESOURCES.resolve("META-INF/services");

    private Services() {}

    /** One line of one service file. */
    record Entry(String service, String factoryClass) {
        ProviderFactory<?> factory() {
            try {
                Class<?> type = Class.forName(factoryClass);
                return (ProviderFactory<?>)
                        Class.forName(service).cast(type.getConstructor().newInstance());
            } catch (ReflectiveOperationException | ClassCastException e) {
                throw new AssertionError(
                        "META-INF/services/" + service + " names " + factoryClass
                                + ", which Keycloak could not create as such",
                        e);
            }
        }

        /** The interface without its package, for example RequiredActionFactory. */
        String kind() {
            return service.substring(service.lastIndexOf('.') + 1);
        }
    }

    /** All factories of all service files, by service and then by class. */
    static List<Entry> entries() {
        return Project.files(FOLDER, "").stream()
                .filter(file -> !file.endsWith(Spi.class.getName()))
                .flatMap(file -> Project.text(file)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .map(line -> new Entry(file.getFileName().toString(), line)))
                .sorted(Comparator.comparing(Entry::service).thenComparing(Entry::factoryClass))
                .toList();
    }

    /** The settings of a factory: what an administrator sees, in the order of the console, or else the server's options. */
    static List<ProviderConfigProperty> settings(ProviderFactory<?> factory) {
        List<ProviderConfigProperty> settings;
        if (factory instanceof RequiredActionFactory action) {
            settings = action.getConfigMetadata();
        } else if (factory instanceof ConfiguredProvider configured) {
            settings = configured.getConfigProperties();
        } else {
            settings = factory.getConfigMetadata();
        }
        return settings == null ? List.of() : settings;
    }
}
