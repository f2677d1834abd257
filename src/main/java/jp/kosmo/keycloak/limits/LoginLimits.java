package jp.kosmo.keycloak.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How many logins may fail from one address and from its network; a {@link FailureBudget} for each. */
public final class LoginLimits {

    /** Which of the two. */
    public enum Scope {
        ADDRESS,
        NETWORK;

        /** For metrics and events. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final FailureBudget address;
    private final FailureBudget network;
    private final LongSupplier clock;

    /**
     * @param clock milliseconds since 1970
     * @param perAddress failures an hour; 0 = no limit
     * @param perNetwork failures an hour; 0 = no limit
     */
    public LoginLimits(Marks marks, LongSupplier clock, int perAddress, int perNetwork) {
        this.address = new FailureBudget(marks, "login-address", perAddress);
        this.network = new FailureBudget(marks, "login-network", perNetwork);
        this.clock = clock;
    }

    /** Which limit is reached, if one is. To be asked before a password is compared. */
    public Optional<Scope> reached(ClientAddress from) {
        if (address.isSpent(from.address())) {
            return Optional.of(Scope.ADDRESS);
        }
        return network.isSpent(from.network()) ? Optional.of(Scope.NETWORK) : Optional.empty();
    }

    /**
     * Counts a failed login.
     *
     * @param userId as typed
     * @param known whether it is a member's
     * @return where so many user IDs have failed that the union ought to know; empty but for once an hour
     */
    public Optional<Scope> failed(ClientAddress from, String userId, boolean known) {
        long now = clock.getAsLong();
        String typed = userId.strip().toLowerCase(Locale.ROOT);
        boolean here = address.failed(from.address(), typed, known, now);
        boolean around = network.failed(from.network(), typed, known, now);
        return here ? Optional.of(Scope.ADDRESS) : around ? Optional.of(Scope.NETWORK) : Optional.empty();
    }

    /** Counts a member whose password was right. */
    public void succeeded(ClientAddress from, String memberId) {
        long now = clock.getAsLong();
        address.succeeded(from.address(), memberId, now);
        network.succeeded(from.network(), memberId, now);
    }
}
