Feature: Somebody takes what another one holds

  @clause:core-unbind-waits
  Scenario: The driver is taken from an open device
    Given a user with "card0" open
    When the kernel unbinds "card0"
    Then "card0" is bound to "vfio-pci"
    And closing "card0" sets it free

  @clause:iommu-probe-claimed
  Scenario: A kernel driver is bound inside the group of a user
    Given this machine:
      """
      root port: root port
        card: endpoint
        other: endpoint, function 1
      """
    And a user owns "card" and has mapped memory for it
    When the kernel binds a driver that starts DMA to "other"
    Then that is refused with EBUSY

  @clause:security-pf-driver
  Scenario: A foreign driver has the physical function
    Given an ACC function on a root bus
    And a foreign driver has its physical function
    When a user opens the function through the ACC migration driver
    Then no register of the physical function has been touched
    And it is refused with EINVAL

  @clause:core-open-group-once
  Scenario: A group is opened twice
    Given a user with "card0" open
    When another user opens the group of "card0"
    Then the kernel answers EBUSY
    And nothing has changed

  @clause:core-open-token-missing
  Scenario: A virtual function is opened without the token of its physical function
    Given "pf0" in the hands of a user, with its virtual functions bound to vfio-pci
    And the user of "pf0" has set token 9b2f3c86-5d1e-4a9f-8c7b-2e6d4f1a0b35
    When a user asks for "vf0" with no options
    Then the kernel answers EACCES

  @clause:core-reset-hot-owned
  Scenario: A bus is reset with a device of somebody else on it
    Given a user with "twin0" open
    And another user with "twin1" open
    When the user asks for a hot reset with the group of "twin0"
    Then the kernel answers EINVAL
    And nothing has changed

  @clause:vendor-register-once
  Scenario: Vendor operations are registered twice
    Given a vendor module "vendor" for "card0" is loaded
    When "vendor" registers again
    Then the registration is refused with EINVAL
    And 1 vendor is registered

  @clause:vendor-register-holds
  Scenario: A module is unloaded under those who need it
    Given a vendor module "vendor" for "card0" is loaded
    When module "vfio_pci" is unloaded
    Then the kernel answers EBUSY

  @clause:core-bind-override
  Scenario: A driver is to get a function by its ids alone
    Given a variant driver for the ids of "card0" is loaded
    When the kernel looks for a driver for "card0"
    Then "card0" has no driver

  @clause:vendor-leaving-skipped
  Scenario: A module is unloaded while a bind looks at it
    Given a vendor module "vendor" for "card0" is loaded
    And "vendor" is being unloaded
    When vfio_pci binds "card0"
    Then "card0" has the operations of "vfio_pci"
