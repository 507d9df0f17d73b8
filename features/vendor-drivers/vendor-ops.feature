Feature: Vendor ops, the design of 2020, as it would have worked

  vfio_pci binds every function and asks modules of vendors whether they want to
  supply the operations of the device file. It was posted four times, not merged.

  Rule: A registration is whole or nothing

    @clause:vendor-register-checked
    Scenario: Operations are needed
      When a vendor registers without operations
      Then the registration is refused with EINVAL
      And 0 vendors are registered

    @clause:vendor-register-once
    Scenario: The same operations are registered once
      Given a vendor module "vendor" for "card0" is loaded
      When "vendor" registers again
      Then the registration is refused with EINVAL
      And 1 vendor is registered
      And "vfio_pci" is held 2 times

  Rule: References keep code from going away

    @clause:vendor-register-holds
    Scenario: vfio_pci cannot be unloaded under a registered vendor
      Given a vendor module "vendor" for "card0" is loaded
      When module "vfio_pci" is unloaded
      Then the kernel answers EBUSY

    @clause:vendor-probe-holds
    Scenario: A vendor module cannot be unloaded under a bound device
      Given a vendor module "vendor" for "card0" is loaded
      And vfio_pci has bound "card0"
      When module "vendor" is unloaded
      Then the kernel answers EBUSY
      And "vendor" is held 1 time

    @clause:vendor-register-no-own-hold
    Scenario: A vendor module that no device uses can be unloaded
      Given a vendor module "vendor" for "card0" is loaded
      When module "vendor" is unloaded
      Then the kernel agrees

    @clause:vendor-exit-unregisters
    Scenario: With the module goes its registration
      Given a vendor module "vendor" for "card0" is loaded
      And vfio_pci has bound "card0"
      And vfio_pci has unbound "card0"
      When module "vendor" is unloaded
      Then 0 vendors are registered
      And "vfio_pci" is held 0 times

  Rule: A bind finds the vendor

    @clause:vendor-alias
    Scenario: The module is asked for and loaded
      Given a vendor module "vendor" for "card0" is installed
      When vfio_pci binds "card0"
      Then "vendor" is loaded
      And "card0" has the operations of "vendor"

    @clause:vendor-alias
    Scenario: Without a module the defaults are used
      When vfio_pci binds "card0"
      Then "card0" has the operations of "vfio_pci"

    @clause:vendor-first-wins
    Scenario: A vendor that refuses is passed over
      Given a vendor module "vendor" for "card0" is loaded
      And a vendor module "other" that refuses "card0" is loaded
      When vfio_pci binds "card0"
      Then "card0" has the operations of "vendor"
      And "other" is held 0 times

    @clause:vendor-leaving-skipped
    Scenario: A module on its way out is passed over
      Given a vendor module "vendor" for "card0" is loaded
      And "vendor" is being unloaded
      When vfio_pci binds "card0"
      Then "card0" has the operations of "vfio_pci"

    @clause:vendor-late
    Scenario: A vendor that is loaded later changes nothing
      Given vfio_pci has bound "card0"
      When a vendor module "vendor" for "card0" is loaded afterwards
      Then "card0" has the operations of "vfio_pci"
      And "vendor" is held 0 times

    @clause:vendor-gates
    Scenario: For a bridge no module is asked for
      Given a vendor module "vendor" for the bridge "port" is installed
      When vfio_pci binds the bridge "port"
      Then the kernel answers EINVAL
      And "vendor" is not loaded

    @clause:vendor-failed-bind
    Scenario: A bind that fails after the probe gives everything back
      Given a vendor module "vendor" for "bare0" is loaded
      When vfio_pci binds "bare0"
      Then the kernel answers EINVAL
      And "bare0" has no operations
      And "vendor" is held 0 times

    @clause:vendor-unbind-waits
    Scenario: An unbind takes effect with the last close
      Given a vendor module "vendor" for "card0" is loaded
      And vfio_pci has bound "card0"
      And a user has opened "card0"
      When vfio_pci unbinds "card0"
      Then "vendor" is held 1 time
      And "card0" has them until the user closes it
      And "vendor" is held 0 times

  @clause:vendor-delegates
  Rule: What a vendor does not change stays as it is

    Scenario: The other regions and all interrupts are those of vfio_pci
      Given a vendor module "vendor" for "card0" is loaded
      When vfio_pci binds "card0"
      Then each fixed region of "card0" but BAR 2 is as without a vendor
      And each fixed interrupt of "card0" is as without a vendor
      And a value that is written to BAR 0 of "card0" reaches the card

  Rule: What a vendor adds is counted

    @clause:vendor-totals
    Scenario: The vendor's regions and interrupts stand behind the fixed ones
      Given a vendor module "vendor" for "card0" is loaded
      When vfio_pci binds "card0"
      Then "card0" has 10 regions and 6 interrupt indexes
