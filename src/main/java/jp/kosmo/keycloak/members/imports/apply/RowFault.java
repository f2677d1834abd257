package jp.kosmo.keycloak.members.imports.apply;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jp.kosmo.keycloak.jpa.DataFault;
import jp.kosmo.keycloak.jpa.UserBusyException;
import jp.kosmo.keycloak.members.imports.RecordChange;

/** What a step fails of when the fault is a row's, and stops nothing but the row; everything else is for the next attempt of the job. */
final class RowFault {

    private RowFault() {}

    /** The code of why this was not done; empty when it was. */
    static Optional<String> of(Runnable step) {
        try {
            step.run();
            return Optional.empty();
        } catch (RecordChange.Refused refused) {
            return Optional.of(refused.code());
        } catch (UserBusyException busy) {
            return Optional.of("BUSY");
        } catch (RuntimeException failed) {
            if (DataFault.is(failed)) {
                return Optional.of("CONFLICT");
            }
            throw failed;
        }
    }

    /** Does it to all of these lines, to half of them where that fails, and so on until the line is alone that is at fault. */
    static void isolate(List<Integer> lines, Consumer<List<Integer>> step, BiConsumer<Integer, String> alone) {
        of(() -> step.accept(lines)).ifPresent(code -> {
            if (lines.size() == 1) {
                alone.accept(lines.get(0), code);
                return;
            }
            int half = lines.size() / 2;
            isolate(lines.subList(0, half), step, alone);
            isolate(lines.subList(half, lines.size()), step, alone);
        });
    }
}
