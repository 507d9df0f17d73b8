Feature: A virtual function does not vanish under its user

  Virtual functions exist as long as the physical function brings them forth, and
  their drivers use what its driver knows. So both wait for the users.

  @clause:sriov-removal-waits
  Rule: Virtual functions are removed when the last user has left

    Scenario: An open one keeps them all
      Given the driver "physical" has "pf0" and its virtual functions are bound to vfio-pci
      And a user has opened "vf1"
      When the administrator removes the virtual functions of "pf0"
      Then "pf0" has 2 virtual functions

    Scenario: With the last close they are gone
      Given the driver "physical" has "pf0" and its virtual functions are bound to vfio-pci
      And a user has opened "vf1"
      And the administrator has asked to remove the virtual functions of "pf0"
      When the user closes "vf1"
      Then "pf0" has 0 virtual functions

    Scenario: Nobody waits where nobody has one open
      Given the driver "physical" has "pf0" and its virtual functions are bound to vfio-pci
      When the administrator removes the virtual functions of "pf0"
      Then "pf0" has 0 virtual functions

  @clause:sriov-driver-waits
  Rule: The driver of the physical function waits with them

    Scenario: It stays bound under an open virtual function
      Given the driver "physical" has "pf0" and its virtual functions are bound to vfio-pci
      And a user has opened "vf0"
      When the kernel unbinds "pf0"
      Then "pf0" is bound to "physical"
      And closing "vf0" sets "pf0" free

  @clause:sriov-driver-verified
  Rule: Data of a driver are used only if it is the right one

    Scenario: A foreign driver is not asked for them
      Given the driver "foreign" has "pf0" and its virtual functions are bound to a driver that needs "physical"
      When a user asks for "vf0" through that driver
      Then the kernel answers EINVAL
      And nobody has looked at the data of "foreign"

    Scenario: The right one is
      Given the driver "physical" has "pf0" and its virtual functions are bound to a driver that needs "physical"
      When a user asks for "vf0" through that driver
      Then the kernel agrees
