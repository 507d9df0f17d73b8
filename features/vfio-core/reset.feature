Feature: A device is reset alone or with its bus

  Rule: VFIO_DEVICE_RESET resets the function

    @clause:core-reset-function
    Scenario: The registers are as after a reset
      Given a user with "card0" open
      And the user has written BAR 2 of "card0"
      When the user asks for a reset of "card0"
      Then the registers of "card0" are as after a reset

    @clause:core-reset-contended
    Scenario: A reset that cannot get the device lock fails
      Given a user with "card0" open
      And somebody holds the device lock of "card0"
      When the user asks for a reset of "card0"
      Then the kernel answers EAGAIN

    @clause:core-reset-no-method
    Scenario: A function that has no reset says so
      Given a user with "old0" open
      When the user asks for a reset of "old0"
      Then the kernel answers EINVAL

  @clause:core-reset-hot-owned
  Rule: A bus is reset only by who owns everything on it

    Scenario: Half of a slot is not enough
      Given a user with "twin0" open
      And another user with "twin1" open
      When the user asks for a hot reset with the group of "twin0"
      Then the kernel answers EINVAL
      And nothing has changed

    Scenario: Both groups are
      Given a user who has opened "twin0" and "twin1"
      And the user has written BAR 2 of "twin1"
      When the user asks for a hot reset with the groups of "twin0" and "twin1"
      Then the registers of "twin1" are as after a reset

  @clause:core-reset-hot-info
  Rule: The kernel says who else is affected

    Scenario: An array that is too small is answered with the number
      Given a user with "twin0" open
      When the user asks who a hot reset affects, with room for 1 device
      Then the kernel answers ENOSPC
      And the answer counts 2 devices

  @clause:core-reset-hot-none
  Rule: A function on a root bus has no bus reset

    Scenario: The question is refused
      Given a user with "card0" open
      When the user asks who a hot reset affects, with room for 4 devices
      Then the kernel answers ENODEV
