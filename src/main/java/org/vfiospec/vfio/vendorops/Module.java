package org.vfiospec.vfio.vendorops;

import java.util.function.Supplier;
import org.vfiospec.uapi.Errno;

/** Loadable code: it cannot be unloaded while somebody holds a reference. */
public final class Module {
    private final String name;
    private final String alias;
    private final Module needs;
    private Supplier<Errno> init = () -> Errno.OK;
    private Runnable exit = () -> {};
    private int references;
    private boolean loaded;
    private boolean leaving;

    /**
     * @param alias by which it can be asked for; empty for none
     * @param needs the module whose symbols it uses, or null
     */
    public Module(String name, String alias, Module needs) {
        this.name = name;
        this.alias = alias;
        this.needs = needs;
    }

    /** What happens when it is loaded, and when it is unloaded. */
    public Module with(Supplier<Errno> atLoad, Runnable atUnload) {
        init = atLoad;
        exit = atUnload;
        return this;
    }

    public String name() {
        return name;
    }

    String alias() {
        return alias;
    }

    public boolean isLoaded() {
        return loaded;
    }

    public int references() {
        return references;
    }

    /** Loads it with what it needs; a module whose init fails is not loaded. */
    public Errno load() {
        if (loaded) {
            return Errno.OK;
        }
        Errno needed = needs == null ? Errno.OK : needs.load();
        if (needed.failed()) {
            return needed;
        }
        hold(needs, 1);
        Errno ready = init.get();
        loaded = !ready.failed();
        hold(needs, loaded ? 0 : -1);
        return ready;
    }

    /** {@code EBUSY} while somebody holds it; nothing has changed then. */
    public Errno unload() {
        if (references > 0) {
            return Errno.EBUSY;
        }
        leaving = true;
        exit.run();
        loaded = false;
        leaving = false;
        hold(needs, -1);
        return Errno.OK;
    }

    /** {@code try_module_get}: fails for a module that is on its way out. */
    boolean tryGet() {
        references += leaving ? 0 : 1;
        return !leaving;
    }

    void put() {
        references--;
    }

    /** Marks it as being unloaded, as another CPU may be doing. */
    public void leave() {
        leaving = true;
    }

    private static void hold(Module module, int change) {
        if (module != null) {
            module.references += change;
        }
    }
}
